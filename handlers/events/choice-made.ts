import { answerWithHeld, defineEventHandler, messageOf } from "../../plugin/bot.ts";

/** The customer clicked an option in the widget: the same as if its title had been typed. */
export const choiceMade = defineEventHandler({
  on: "choice_made",
  run: (event, { marks }) => answerWithHeld(messageOf(event).id, marks),
});
