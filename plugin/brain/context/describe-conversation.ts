import type { TurnContext } from "../../core/decision.ts";
import type { Attachment, Message } from "../../core/event.ts";
import { shorten } from "../../language/shorten.ts";
import { asData, indented } from "./as-data.ts";

/** Answered messages are shown by their gist. Owed messages are shown as the inbox lets them be read. */
export const ANSWERED_CHARS = 700;

/** The last messages with their authors, including agents' messages to the customer. */
export function describeMessages(
  messages: readonly Message[],
  owed: readonly Message[],
  answeredChars = ANSWERED_CHARS,
): string {
  const waiting = new Set(owed.map(({ id }) => id));
  const lines = messages.map((message) => {
    const isWaiting = waiting.has(message.id);
    const said = isWaiting ? message.text : shorten(message.text, answeredChars);
    return `[${whoWrote(message)}${isWaiting ? ", not answered yet" : ""}] ${indented(said + enclosed(message))}`;
  });
  return asData("conversation", lines.join("\n"));
}

function whoWrote({ author, autoReply }: Message): string {
  if (author.kind === "customer") return autoReply ? "auto-responder of the customer" : "customer";
  if (author.kind === "person") return `colleague ${author.name.replaceAll(/[[\]\n]/g, " ").trim()}`.trimEnd();
  return author.kind === "bot" ? "you" : "automatic message";
}

const enclosed = ({ attachments }: Message) => attachments.map((one) => ` (${describeAttachment(one)})`).join("");

function describeAttachment({ kind, transcript, title, location }: Attachment): string {
  if (kind === "audio") return transcript === null ? "voice note that could not be heard" : "said in a voice note";
  if (kind === "location" && location) return `place ${title ?? ""} at ${location.latitude}, ${location.longitude}`;
  return title === null ? kind : `${kind}: ${title}`;
}

/** The customer's data that the inbox shows to a model; all other data stays here. */
export function describeContact({ conversation, settings }: Pick<TurnContext, "conversation" | "settings">): string {
  const { contact, attributes } = conversation;
  const own: Readonly<Record<string, unknown>> = {
    name: contact?.name,
    email: contact?.email,
    phone: contact?.phone,
    identifier: contact?.identifier,
  };
  const known = settings.thinking.contact_attributes.flatMap((key) => {
    const value = [own, contact?.attributes ?? {}, attributes].find((one) => Object.hasOwn(one, key))?.[key];
    const isPlain = ["string", "number", "boolean"].includes(typeof value);
    return isPlain && value !== "" ? [`${key}: ${indented(String(value).slice(0, ANSWERED_CHARS))}`] : [];
  });
  return known.length === 0 ? "" : asData("customer", known.join("\n"));
}
