import { PAUSE_OVER } from "../../plugin/core/baton/ladder.ts";
import type { TimerHandler } from "../../plugin/core/handler.ts";

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
