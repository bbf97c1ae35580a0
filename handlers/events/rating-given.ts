import { defineEventHandler } from "../../plugin/bot.ts";

/** The customer rated the conversation. The words stay in Chatwoot; the number goes on record. */
export const ratingGiven = defineEventHandler({
  on: "rating_given",
  run({ messageId, rating }, { marks }) {
    const mark = `rating:${messageId}`;
    // Read receipts repeat the answer.
    if (marks[mark] === rating) return {};
    return { rating, marks: { [mark]: rating }, record: { action: "rated", data: { rating, message_id: messageId } } };
  },
});
