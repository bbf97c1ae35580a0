import {
  type Choice,
  type EventContext,
  type EventOf,
  type Gate,
  messageOf,
  passOn,
  readChoice,
  type Verdict,
} from "../../plugin/bot.ts";
import { askedIn } from "./own-echo.ts";

/** "2", "opção 2", a button's title or the button itself means the option that was offered last. */
export const choiceAnswer: Gate = {
  name: "choice-answer",
  reason: "After who may speak, before what is meant: a bare number means nothing to what comes later",
  run(event, context) {
    if (!context.settings.gates.choice_answers) return passOn;
    if (event.type === "choice_made") return pressed(event, context);
    if (event.type !== "customer_message" || !context.offer) return passOn;
    const chosen = readChoice(event.message.text, context.offer);
    if (!chosen) return passOn;
    const message = { ...event.message, choices: [chosen] };
    return { kind: "pass", event: { ...event, message }, offerAnswered: true };
  },
};

/** A button of an older question counts only as its text, because its meaning may be outdated. */
function pressed(event: EventOf<"choice_made">, context: EventContext): Verdict {
  const chosen = isNewest(event, context) ? offered(event.choices, context.offer ?? []) : [];
  if (chosen.length > 0) return { kind: "pass", event: { ...event, choices: chosen }, offerAnswered: true };
  const message = { ...messageOf(event), choices: [] };
  const { accountId, conversation, at } = event;
  return { kind: "pass", event: { type: "customer_message", accountId, conversation, at, message } };
}

/** The echo of the question has its message id. Before the echo arrives, the question is the newest. */
function isNewest({ messageId }: EventOf<"choice_made">, { marks, offer }: EventContext): boolean {
  return offer !== null && messageId >= (askedIn.read(marks) ?? messageId);
}

const offered = (made: readonly Choice[], offer: readonly Choice[]): readonly Choice[] =>
  offer.filter(({ title, value }) => made.some((one) => one.value === value || one.title === title));
