import { intentQueueOf, NEXT_INTENT, type TimerHandler } from "../../plugin/bot.ts";

/** One thing is answered and the customer is quiet: now for the next one that was asked in the same breath. */
export const nextIntent: TimerHandler = {
  kind: NEXT_INTENT,
  run(_timer, { baton, marks, owed }) {
    const { names, askedIn } = intentQueueOf(marks);
    if (baton.holder !== "bot" || owed.length > 0 || names.length === 0) return {};
    return { owes: askedIn };
  },
};
