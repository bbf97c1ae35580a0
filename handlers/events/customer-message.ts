import { defineEventHandler } from "../../plugin/core/handler.ts";

/** The customer wrote while the bot holds the conversation: an answer is owed. */
export const customerMessage = defineEventHandler({
  on: "customer_message",
  run: (event) => ({ owes: event.message }),
});
