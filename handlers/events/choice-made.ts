import { defineEventHandler } from "../../plugin/core/handler.ts";
import { spokenThrough } from "./spoken-through.ts";

/** The customer clicked an option in the widget: the same as if its title had been typed. */
export const choiceMade = defineEventHandler({
  on: "choice_made",
  run(event) {
    const text = event.choices.map(({ title }) => title).join(", ");
    return { owes: { ...spokenThrough(event, text), choices: event.choices } };
  },
});
