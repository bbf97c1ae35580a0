import { PAUSE_OVER, type TimerHandler } from "../../plugin/bot.ts";

/** Whoever paused the bot said for how long: now it goes on by itself. */
export const pauseOver: TimerHandler = {
  kind: PAUSE_OVER,
  run: (timer, { baton }) =>
    baton.reason === "paused"
      ? {
          pass: { type: "returned", at: timer.dueAt, reason: "timeout", tellChatwoot: true },
        }
      : {},
};
