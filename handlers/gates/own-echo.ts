import { conversationMark, type Gate, isNumber, type Marks, type Message, passOn, spokeAt } from "../../plugin/bot.ts";

/** The message that asks the newest question. */
export const askedIn = conversationMark("asked_in", isNumber);

/** Chatwoot tells the bot about the bot's own messages. The echo proves that a send arrived; answering it would loop. */
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

/** When the bot spoke last, for what answers faster than people can; and which message asks the newest question. */
function marksOf({ id, createdAt, choices, private: isNote }: Message): Marks {
  if (isNote) return {};
  return { ...spokeAt.set(createdAt), ...(choices.length > 0 ? askedIn.set(id) : {}) };
}
