import {
  type Asking,
  type EventContext,
  type Gate,
  gateTexts,
  hold,
  isAsking,
  localeOf,
  messageOf,
  mustReachPeople,
  note,
  passOn,
  say,
} from "../../plugin/bot.ts";

/** A contact who writes too fast gets one polite message. Further messages are held and answered later. */
export const pace: Gate = {
  name: "pace",
  reason: "Before anything that costs: a flood must not buy answers, and a queue of people is no place for it either",
  run(event, context) {
    if (!context.pace || context.pace.allowed) return passOn;
    if (event.type === "private_note") return tooManyCommands(context);
    if (!isAsking(event) || mustReachPeople(event, context)) return passOn;
    return tooFast(event, context);
  },
};

function tooFast(event: Asking, context: EventContext) {
  const effects = context.pace?.isFirstRefusal ? [say(gateTexts[localeOf(context)].tooFast)] : [];
  return { kind: "stop", because: "too_fast", effects, marks: hold(context.marks, messageOf(event).id) } as const;
}

function tooManyCommands({ pace, settings }: EventContext) {
  const effects = pace?.isFirstRefusal ? [note(gateTexts[settings.locale].tooManyCommands)] : [];
  return { kind: "stop", because: "too_many_commands", effects } as const;
}
