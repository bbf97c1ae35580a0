import { section } from "./section.ts";

const POLICY = (standard: string, description: string) =>
  ({ type: "string", enum: ["read", "acknowledge", "hand_off"], default: standard, description }) as const;
const SWITCH = (description: string) => ({ type: "boolean", default: true, description }) as const;

/** The questions every message is asked before any thinking. Own echoes, deletions and human control cannot be off. */
export const gatesSettings = section("What every message is asked before any thinking", {
  opt_out: SWITCH("“SAIR”, “STOP” … silence the bot for that contact"),
  opt_out_words: {
    type: "array",
    default: [],
    items: { type: "string", minLength: 2 },
    description: "Further messages that silence the bot; only a whole message counts",
  },
  back_to_bot: SWITCH("“Deixa, pode ser com o robô” takes a conversation back that nobody has picked up yet"),
  pace: SWITCH("A contact who writes too fast gets one polite line, then quiet"),
  loops: SWITCH("Auto-replies and other bots are not answered"),
  consent: section("Terms the contact must accept before the bot reads on", {
    required: { type: "boolean", default: false, description: "Whether consent is asked for" },
    version: { type: "string", minLength: 1, default: "1", description: "Change it to ask everybody again" },
    text: {
      type: ["string", "null"],
      default: null,
      description: "The terms; none: Baton's own short text",
      ui: { widget: "textarea" },
    },
  }),
  media: section("What is done with what is not text", {
    audio: POLICY("read", "Voice notes"),
    image: POLICY("acknowledge", "Pictures"),
    video: POLICY("hand_off", "Videos"),
    file: POLICY("hand_off", "Documents"),
    location: POLICY("read", "Places"),
    contact: POLICY("acknowledge", "Contact cards"),
    sticker: POLICY("acknowledge", "Stickers"),
    other: POLICY("acknowledge", "Everything else, such as shared posts"),
    max_megabytes: {
      type: "integer",
      minimum: 1,
      maximum: 100,
      default: 16,
      description: "Larger files go to people",
    },
    transcript_wait_seconds: {
      type: "integer",
      minimum: 0,
      maximum: 300,
      default: 20,
      description: "How long Chatwoot may take to write a voice note down before the bot says that it cannot listen",
    },
  }),
  long_message: SWITCH("Very long messages are shortened for the model and kept whole for people"),
  choice_answers: SWITCH("“2” or a button's title means the option offered last"),
  person_please: SWITCH("Words that ask for a person lead to one at once"),
  hostile_input: SWITCH("Insults are marked for the brain; threats of harm lead to a person at once"),
});
