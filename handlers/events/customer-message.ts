import { answerWithHeld, defineEventHandler } from "../../plugin/bot.ts";

/** The customer wrote while the bot holds the conversation: an answer is owed, to what had to wait as well. */
export const customerMessage = defineEventHandler({
  on: "customer_message",
  run: (event, { marks }) => answerWithHeld(event.message.id, marks),
});
