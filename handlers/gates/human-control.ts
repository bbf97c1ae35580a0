import { type Gate, passOn } from "../../plugin/core/handler.ts";

/** While a person or a team holds the conversation, the customer's words are kept for context and nothing else. */
export const humanControl: Gate = {
  name: "human-control",
  reason: "Before anything that could speak: one voice at a time",
  run(event, { baton }) {
    const asks = event.type === "customer_message" || event.type === "choice_made" || event.type === "form_submitted";
    return asks && baton.holder !== "bot" ? { kind: "stop", because: `held_by_${baton.holder}` } : passOn;
  },
};
