import { type Gate, isAsking, messageOf, passOn, shorten } from "../../plugin/bot.ts";

/**
 * Records that the brain reads a message only in part. The transcript keeps the whole message; `turn/think.ts` shortens it
 * for the brain, also when it arrived while people had the conversation.
 */
export const longMessage: Gate = {
  name: "long-message",
  reason: "After media, whose transcripts can be long, too; before the brain, which has no room for a novel",
  run(event, { settings }) {
    if (!settings.gates.long_message || !isAsking(event)) return passOn;
    const { id, text } = messageOf(event);
    const limit = settings.limits.long_message_chars;
    if (text.length <= limit) return passOn;
    const data = { message_id: id, chars: text.length, read: shorten(text, limit).length };
    return { kind: "pass", record: { action: "shortened", data } };
  },
};
