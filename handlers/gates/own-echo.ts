import { conversationMark, type Gate, isNumber, type Marks, type Message, passOn, spokeAt } from "../../plugin/bot.ts";

/** The message that asks the newest question. */
export const askedIn = conversationMark("asked_in", isNumber);

/** Chatwoot sends the bot its own messages. Such an echo proves that a message arrived; an answer to it would loop. */
export const ownEcho: Gate = {
  name: "own-echo",
  reason: "First: nothing may be decided on words that Baton wrote itself",
  run(event) {
    if (event.type !== "bot_message") return passOn;
    const { effectId, id } = event.message;
    const confirm = effectId ? { confirm: { effectId, messageId: id } } : {};
    return { kind: "stop", because: "own_echo", ...confirm, marks: marksOf(event.message) };
  },
};

/** The time of the bot's last message, to detect replies faster than a person's, and the message of the newest question. */
function marksOf({ id, createdAt, choices, private: isNote }: Message): Marks {
  if (isNote) return {};
  return { ...spokeAt.set(createdAt), ...(choices.length > 0 ? askedIn.set(id) : {}) };
}
