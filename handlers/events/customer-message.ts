import { answerWithHeld, defineEventHandler } from "../../plugin/bot.ts";

/** The customer wrote while the bot has the conversation: the bot owes an answer, also to messages that were held. */
export const customerMessage = defineEventHandler({
  on: "customer_message",
  run: (event, { marks }) => answerWithHeld(event.message.id, marks),
});
