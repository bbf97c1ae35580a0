import { section } from "./section.ts";

const SWITCH = (standard: boolean, description: string) =>
  ({ type: "boolean", default: standard, description }) as const;

/** Texts that a model may not see or say. */
export const safetySettings = section("What a model may see, and what the bot may not say", {
  mask_identifiers: SWITCH(
    true,
    "E-mails, phones, documents, cards and other identifiers are replaced before a model reads them and put back in the answer",
  ),
  mask_names: SWITCH(false, "Names of people, companies, streets and places are replaced too"),
  mask_details: SWITCH(false, "Dates, ages, titles and nationalities are replaced too"),
  injection_threshold: {
    type: "number",
    minimum: 0,
    maximum: 1,
    default: 0.5,
    description: "From this score on a message counts as an attempt to turn the bot; 1: never",
  },
  check_answers: SWITCH(true, "Answers written by a model are checked before they are sent"),
  max_answer_chars: {
    type: "integer",
    minimum: 80,
    maximum: 20_000,
    default: 1500,
    description: "Longer answers are written anew",
  },
  forbidden_topics: {
    type: "array",
    default: [],
    items: { type: "string", minLength: 2 },
    description: "Words and phrases the bot never uses",
  },
  allowed_hosts: {
    type: "array",
    default: [],
    items: { type: "string", minLength: 3 },
    description: "Sites the bot may link to even when no source names the page; a host stands for its subdomains too",
  },
});
