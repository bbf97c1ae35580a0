import {
  type Asking,
  type EventContext,
  type Gate,
  type Handled,
  isAsking,
  note,
  passOn,
  setPriority,
  threatIn,
} from "../../plugin/bot.ts";

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
function raiseAlarm(event: Asking, context: EventContext): Handled {
  const { baton, conversation, marks } = context;
  if (baton.holder !== "team" || conversation.priority === "urgent" || marks.alarm === baton.seq) return {};
  if (!threatIn(event, context)) return {};
  const remark = "The customer may be about to harm themselves or others. Please answer at once.";
  return { effects: [setPriority("urgent"), note(remark)], marks: { alarm: baton.seq, never_close: true } };
}
