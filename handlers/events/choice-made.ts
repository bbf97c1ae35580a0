import { answerWithHeld, defineEventHandler, messageOf } from "../../plugin/bot.ts";

/** The customer clicked an option in the widget. It counts as a message with its title. */
export const choiceMade = defineEventHandler({
  on: "choice_made",
  run: (event, { marks }) => answerWithHeld(messageOf(event).id, marks),
});
