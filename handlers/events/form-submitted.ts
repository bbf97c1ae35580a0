import { defineEventHandler } from "../../plugin/core/handler.ts";
import { spokenThrough } from "./spoken-through.ts";

/** The customer filled in a form: its fields read as a message, one a line. */
export const formSubmitted = defineEventHandler({
  on: "form_submitted",
  run(event) {
    const text = Object.entries(event.fields).map(([name, value]) => `${name}: ${value}`);
    return { owes: spokenThrough(event, text.join("\n")) };
  },
});
