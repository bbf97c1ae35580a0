import { asList, asNumber, asRecord, asText } from "../json.ts";
import type { Message } from "./message.ts";

/** Readers for what a message carries besides its text (content_attributes, by content_type). */

export interface Choice {
  readonly title: string;
  readonly value: string;
}

export interface Rating {
  readonly stars: number;
  readonly feedback: string;
}

interface Card {
  readonly title: string;
  readonly description: string;
  readonly imageUrl: string;
  readonly actions: readonly { readonly text: string; readonly url: string }[];
}

interface Article {
  readonly title: string;
  readonly description: string;
  readonly url: string;
}

export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly placeholder: string;
  readonly required: boolean;
  readonly options: readonly Choice[];
}

function itemsOf(message: Message) {
  return asList(message.attributes.items).map(asRecord);
}

export function choicesOf(message: Message): readonly Choice[] {
  return itemsOf(message).map((item) => ({ title: asText(item.title), value: asText(item.value) }));
}

export function chosenOf(message: Message): Choice | null {
  const first = asList(message.attributes.submitted_values).map(asRecord)[0];
  return first && first.value !== undefined ? { title: asText(first.title), value: asText(first.value) } : null;
}

export function ratingOf(message: Message): Rating | null {
  const response = asRecord(asRecord(message.attributes.submitted_values).csat_survey_response);
  const stars = asNumber(response.rating);
  return stars === null ? null : { stars, feedback: asText(response.feedback_message) };
}

export function submittedEmailOf(message: Message): string {
  return asText(message.attributes.submitted_email);
}

export function cardsOf(message: Message): readonly Card[] {
  return itemsOf(message).map((item) => ({
    title: asText(item.title),
    description: asText(item.description),
    imageUrl: asText(item.media_url),
    actions: asList(item.actions).map((action) => {
      const { text, type, uri } = asRecord(action);
      return { text: asText(text), url: type === "link" ? asText(uri) : "" };
    }),
  }));
}

export function articlesOf(message: Message): readonly Article[] {
  return itemsOf(message).map((item) => ({
    title: asText(item.title),
    description: asText(item.description),
    url: asText(item.link),
  }));
}

export function formFieldsOf(message: Message): readonly FormField[] {
  return itemsOf(message).map((item) => ({
    name: asText(item.name),
    label: asText(item.label) || asText(item.name),
    type: asText(item.type) || "text",
    placeholder: asText(item.placeholder),
    required: item.required === true,
    options: asList(item.options).map((option) => {
      const { label, value } = asRecord(option);
      return { title: asText(label), value: asText(value) };
    }),
  }));
}

export function formAnswersOf(message: Message): ReadonlyMap<string, string> {
  const values = asList(message.attributes.submitted_values).map(asRecord);
  return new Map(values.map((value) => [asText(value.name), asText(value.value)]));
}
