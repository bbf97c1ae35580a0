import type { Attachment, EventOf, Message } from "../../../plugin/core/event.ts";
import type { Verdict } from "../../../plugin/core/handler.ts";
import type { Choice } from "../../../plugin/language/words/choice.ts";
import { aConversation, aMessage } from "../../helpers/builders.ts";

const base = { accountId: 1, conversation: aConversation(), at: 1_000_000 };

export const edited = (changes: Partial<Message> = {}): EventOf<"message_edited"> => ({
  ...base,
  type: "message_edited",
  message: aMessage(changes),
});

export const deleted = (messageId: number): EventOf<"message_deleted"> => ({
  ...base,
  type: "message_deleted",
  messageId,
});

export const pressed = (choices: readonly Choice[], messageId = 900): EventOf<"choice_made"> => ({
  ...base,
  type: "choice_made",
  messageId,
  choices,
});

export const filledIn = (fields: Readonly<Record<string, string>>): EventOf<"form_submitted"> => ({
  ...base,
  type: "form_submitted",
  messageId: 901,
  fields,
});

export const privateNote = (text: string): EventOf<"private_note"> => ({
  ...base,
  type: "private_note",
  message: aMessage({ text, private: true, author: { kind: "person", id: 7, name: "Ines" } }),
});

export const botMessage = (changes: Partial<Message> = {}): EventOf<"bot_message"> => ({
  ...base,
  type: "bot_message",
  message: aMessage({ author: { kind: "bot", id: 2, name: "Nova" }, ...changes }),
});

export const anAttachment = (changes: Partial<Attachment> = {}): Attachment => ({
  kind: "image",
  id: 1,
  url: "https://chat.example/file",
  mediaType: null,
  sizeBytes: 1_000,
  transcript: null,
  location: null,
  title: null,
  ...changes,
});

type Stop = Extract<Verdict, { kind: "stop" }>;

/** What a gate did that let nothing pass. */
export function stopped(verdict: Verdict): Stop {
  if (verdict.kind !== "stop") throw new Error("The gate let it pass");
  return verdict;
}

export const said = (verdict: Verdict): readonly string[] =>
  (verdict.effects ?? []).flatMap((effect) => (effect.kind === "say" || effect.kind === "choice" ? [effect.text] : []));
