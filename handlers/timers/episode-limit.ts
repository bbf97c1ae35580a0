import { EPISODE_LIMIT, setTimer, type TimerHandler, wishHandoff } from "../../plugin/bot.ts";

const STILL_THERE_MS = 30 * 60_000;

/** The bot has kept one episode for hours: whatever goes on there, a person should look at it. */
export const episodeLimit: TimerHandler = {
  kind: EPISODE_LIMIT,
  run(_timer, { baton, now }) {
    if (baton.holder !== "bot") return {};
    // A customer who has gone needs nobody; the ladder of silence closes the conversation.
    if (now - (baton.lastAskedAt ?? baton.since) > STILL_THERE_MS)
      return { timers: [setTimer(EPISODE_LIMIT, now + STILL_THERE_MS)] };
    return { handOff: wishHandoff("timeout", { remark: "The bot has kept this conversation for too long." }) };
  },
};
