import { defineEventHandler } from "../../plugin/core/handler.ts";

/** The customer rated the conversation. The words stay in Chatwoot; the number goes on record. */
export const ratingGiven = defineEventHandler({
  on: "rating_given",
  run: (event) => ({ record: { action: "rated", data: { rating: event.rating, message_id: event.messageId } } }),
});
