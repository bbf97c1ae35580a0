import { shorten } from "../../language/shorten.ts";
import type { Attachment, Message } from "../event.ts";
import { mediaPolicy } from "../media-policy.ts";
import type { InboxSettings } from "../settings/settings.ts";

/**
 * A message as the brain may see it: voice notes in words, novels shortened, and of attachments that the inbox does not
 * let it read only that they were there. The transcript keeps everything.
 */
export function readable(message: Message, settings: InboxSettings): Message {
  const { text, attachments } = message;
  const said = text.trim() === "" ? heardIn(attachments) : text;
  return {
    ...message,
    text: settings.gates.long_message ? shorten(said, settings.limits.long_message_chars) : said,
    attachments: attachments.map((one) => (mediaPolicy(one.kind, settings) === "read" ? one : closed(one))),
  };
}

/** What Chatwoot heard in the voice notes of a message. */
export const heardIn = (attachments: readonly Attachment[]): string =>
  attachments.flatMap(({ kind, transcript }) => (kind === "audio" && transcript ? [transcript.trim()] : [])).join("\n");

const closed = (attachment: Attachment): Attachment => ({
  ...attachment,
  url: null,
  transcript: null,
  location: null,
  title: null,
});
