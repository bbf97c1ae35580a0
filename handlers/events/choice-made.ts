import { messageOf } from "../../plugin/core/asking.ts";
import { defineEventHandler } from "../../plugin/core/handler.ts";
import { releaseHeld } from "../../plugin/core/held.ts";

/** The customer clicked an option in the widget: the same as if its title had been typed. */
export const choiceMade = defineEventHandler({
  on: "choice_made",
  run: (event, { marks }) => ({ owes: messageOf(event), ...releaseHeld(marks) }),
});
