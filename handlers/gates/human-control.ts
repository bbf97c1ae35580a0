import {
  type Asking,
  type EventContext,
  episodeMark,
  type Gate,
  isAsking,
  isNumber,
  neverClose,
  note,
  passOn,
  setPriority,
  threatIn,
  type Wishes,
} from "../../plugin/bot.ts";

/** The pass at which the alarm was raised. */
const alarm = episodeMark("alarm", isNumber);

/** While a person or a team holds the conversation, the customer's words are kept for context and nothing is said. */
export const humanControl: Gate = {
  name: "human-control",
  reason: "Before anything that could speak: one voice at a time",
  run(event, context) {
    if (!isAsking(event) || context.baton.holder === "bot") return passOn;
    return { kind: "stop", because: `held_by_${context.baton.holder}`, ...raiseAlarm(event, context) };
  },
};

/** In a queue nobody may be reading: a threat of harm brings the conversation to its front, once. */
function raiseAlarm(event: Asking, context: EventContext): Wishes {
  const { baton, conversation, marks } = context;
  if (baton.holder !== "team" || conversation.priority === "urgent" || alarm.read(marks) === baton.seq) return {};
  if (!threatIn(event, context)) return {};
  const remark = "The customer may be about to harm themselves or others. Please answer at once.";
  return {
    effects: [setPriority("urgent"), note(remark)],
    marks: { ...alarm.set(baton.seq), ...neverClose.set(true) },
  };
}
