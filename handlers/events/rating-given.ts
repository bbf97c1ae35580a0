import { conversationMark, defineEventHandler, isNumber } from "../../plugin/bot.ts";

/** The customer rated the conversation. The words stay in Chatwoot; the number goes on record. */
export const ratingGiven = defineEventHandler({
  on: "rating_given",
  run({ messageId, rating }, { marks }) {
    const given = conversationMark(`rating:${messageId}`, isNumber);
    // Read receipts repeat the answer.
    if (given.read(marks) === rating) return {};
    return { rating, marks: given.set(rating), record: { action: "rated", data: { rating, message_id: messageId } } };
  },
});
