import { heldIds, listeningIds, mayRead, stopListening, type TimerHandler } from "../../plugin/bot.ts";

export const PACE_OVER = "pace_over";

/** The window in which the customer wrote too much is over: the messages that were held get one answer. */
export const paceOver: TimerHandler = {
  kind: PACE_OVER,
  run(_timer, { baton, marks, settings, person }) {
    const waiting = heldIds(marks).filter((id) => !listeningIds(marks).includes(id));
    const isWanted = baton.holder === "bot" && person.optedOutAt === null && mayRead(settings, person);
    return isWanted && waiting.length > 0 ? { owes: waiting, marks: stopListening(marks, waiting) } : {};
  },
};
