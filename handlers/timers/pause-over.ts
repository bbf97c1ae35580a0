import { PAUSE_OVER, type TimerHandler } from "../../plugin/bot.ts";

/** The time of a pause is over: the bot continues. */
export const pauseOver: TimerHandler = {
  kind: PAUSE_OVER,
  run: (timer, { baton }) =>
    baton.reason === "paused"
      ? { pass: { type: "returned", at: timer.dueAt, reason: "timeout", tellChatwoot: true } }
      : {},
};
