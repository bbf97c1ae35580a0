import { answerWithHeld, defineEventHandler, messageOf } from "../../plugin/bot.ts";

/** The customer filled in a form. It counts as a message with one line for each field. */
export const formSubmitted = defineEventHandler({
  on: "form_submitted",
  run: (event, { marks }) => answerWithHeld(messageOf(event).id, marks),
});
