import { conversationMark, defineEventHandler, isNumber } from "../../plugin/bot.ts";

/** The customer rated the conversation. The rating is recorded; its text stays in Chatwoot. */
export const ratingGiven = defineEventHandler({
  on: "rating_given",
  run({ messageId, rating }, { marks }) {
    const given = conversationMark(`rating:${messageId}`, isNumber);
    // Read receipts repeat the rating.
    if (given.read(marks) === rating) return {};
    return { rating, marks: given.set(rating), record: { action: "rated", data: { rating, message_id: messageId } } };
  },
});
