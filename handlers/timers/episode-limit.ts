import { EPISODE_LIMIT, noteTexts, setTimer, type TimerHandler, wishHandoff } from "../../plugin/bot.ts";

const ACTIVE_MS = 30 * 60_000;

/** The bot has had the conversation for hours, so it goes to people. */
export const episodeLimit: TimerHandler = {
  kind: EPISODE_LIMIT,
  run(_timer, { baton, now, settings }) {
    if (baton.holder !== "bot") return {};
    // A customer who is silent for long needs no agent: `customer_silent` closes the conversation.
    if (now - (baton.lastAskedAt ?? baton.since) > ACTIVE_MS)
      return { timers: [setTimer(EPISODE_LIMIT, now + ACTIVE_MS)] };
    return { handOff: wishHandoff("timeout", { remark: noteTexts[settings.locale].keptTooLong }) };
  },
};
