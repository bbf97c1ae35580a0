import { messageOf } from "../../plugin/core/asking.ts";
import { defineEventHandler } from "../../plugin/core/handler.ts";
import { releaseHeld } from "../../plugin/core/held.ts";

/** The customer filled in a form: its fields read as a message, one a line. */
export const formSubmitted = defineEventHandler({
  on: "form_submitted",
  run: (event, { marks }) => ({ owes: messageOf(event), ...releaseHeld(marks) }),
});
