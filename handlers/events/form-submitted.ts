import { answerWithHeld, defineEventHandler, messageOf } from "../../plugin/bot.ts";

/** The customer filled in a form: its fields read as a message, one a line. */
export const formSubmitted = defineEventHandler({
  on: "form_submitted",
  run: (event, { marks }) => answerWithHeld(messageOf(event).id, marks),
});
