import { intentQueueOf, NEXT_INTENT, type TimerHandler } from "../../plugin/bot.ts";

/** The customer asked several questions in one message. After an answer and a pause the bot answers the next one. */
export const nextIntent: TimerHandler = {
  kind: NEXT_INTENT,
  run(_timer, { baton, marks, owed }) {
    const { names, askedIn } = intentQueueOf(marks);
    if (baton.holder !== "bot" || owed.length > 0 || names.length === 0) return {};
    return { owes: askedIn };
  },
};
