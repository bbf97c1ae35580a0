import { readChoice } from "../../plugin/core/choice.ts";
import { type Gate, passOn } from "../../plugin/core/handler.ts";

/** "2", "opção 2" or a button's title means the option that was offered last. */
export const choiceAnswer: Gate = {
  name: "choice-answer",
  reason: "After who may speak, before what is meant: a bare number means nothing to what comes later",
  run(event, { offer }) {
    if (event.type !== "customer_message" || !offer) return passOn;
    const chosen = readChoice(event.message.text, offer);
    return chosen ? { kind: "pass", event: { ...event, message: { ...event.message, choices: [chosen] } } } : passOn;
  },
};
