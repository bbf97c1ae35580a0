import { type Gate, letGo, listeningIds, passOn } from "../../plugin/bot.ts";

/** Forgets deleted messages and replaces edited ones. Neither needs an answer. */
export const changedMessages: Gate = {
  name: "changed-messages",
  reason: "Before anything reads a message: a correction is no new message, and what was deleted is none at all",
  run(event, { owed, marks }) {
    if (event.type === "message_deleted") {
      return { kind: "stop", because: "deleted", marks: letGo(marks, event.messageId) };
    }
    if (event.type !== "message_edited") return passOn;
    const { id, author } = event.message;
    const isAwaited = owed.includes(id) || listeningIds(marks).includes(id);
    if (author.kind !== "customer" || !isAwaited) return { kind: "stop", because: "edited" };
    // The message has no answer yet, so the edited text counts as the original one.
    return { kind: "pass", event: { ...event, type: "customer_message" } };
  },
};
