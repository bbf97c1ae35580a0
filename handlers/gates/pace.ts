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
  noteTexts,
  passOn,
  say,
  setTimer,
  wishHandoff,
} from "../../plugin/bot.ts";
import { PACE_OVER } from "../timers/pace-over.ts";

const MINUTE_MS = 60_000;

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
  const { pace, baton, settings, now } = context;
  const marks = hold(context.marks, messageOf(event).id);
  if (pace?.isFirstRefusal && pace.window?.isHour && baton.holder === "bot") {
    const remark = noteTexts[settings.locale].tooMuchInAnHour;
    return { kind: "stop", because: "too_fast", handOff: wishHandoff("policy", { remark }), marks } as const;
  }
  const effects = pace?.isFirstRefusal ? [say(gateTexts[localeOf(context)].tooFast)] : [];
  const timers = [setTimer(PACE_OVER, now + (pace?.window?.endsInMs ?? MINUTE_MS))];
  return { kind: "stop", because: "too_fast", effects, marks, timers } as const;
}

function tooManyCommands({ pace, settings }: EventContext) {
  const effects = pace?.isFirstRefusal ? [note(gateTexts[settings.locale].tooManyCommands)] : [];
  return { kind: "stop", because: "too_many_commands", effects } as const;
}
