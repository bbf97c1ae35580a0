import {
  type Asking,
  type EventContext,
  episodeMark,
  type Gate,
  isAsking,
  isNumber,
  neverClose,
  note,
  noteTexts,
  passOn,
  setPriority,
  threatIn,
  type Wishes,
} from "../../plugin/bot.ts";

/** The number of the pass at which the alarm was raised. */
const alarm = episodeMark("alarm", isNumber);

/** While an agent or a team has the conversation, the bot stores the customer's messages and says nothing. */
export const humanControl: Gate = {
  name: "human-control",
  reason: "Before anything that could speak: one voice at a time",
  run(event, context) {
    if (!isAsking(event) || context.baton.holder === "bot") return passOn;
    return { kind: "stop", because: `held_by_${context.baton.holder}`, ...raiseAlarm(event, context) };
  },
};

/** A threat of harm in a queue makes the conversation urgent, once, because agents may not be reading it. */
function raiseAlarm(event: Asking, context: EventContext): Wishes {
  const { baton, conversation, marks } = context;
  if (baton.holder !== "team" || conversation.priority === "urgent" || alarm.read(marks) === baton.seq) return {};
  if (!threatIn(event, context)) return {};
  return {
    effects: [setPriority("urgent"), note(noteTexts[context.settings.locale].harm)],
    marks: { ...alarm.set(baton.seq), ...neverClose.set(true) },
  };
}
