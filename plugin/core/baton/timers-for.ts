import { assertNever } from "../assert-never.ts";
import { parseDuration } from "../settings/duration.ts";
import type { Baton } from "./holder.ts";
import {
  cancelTimers,
  EPISODE_LIMIT,
  LADDERS,
  NEXT_INTENT,
  PAUSE_OVER,
  setTimer,
  startLadder,
  type TimerChange,
} from "./ladder.ts";
import type { Policy } from "./policy.ts";

/** What is watched while this holder has it; everything else is no longer waited for. */
export function timersFor(baton: Baton, { ladders, staffedAt }: Policy): readonly TimerChange[] {
  const { holder, since, waitingSince } = baton;
  const waits = waitingSince !== null;
  const others = (kept: readonly string[]) => cancelTimers(EVERY_TIMER.filter((kind) => !kept.includes(kind)));
  switch (holder) {
    case "bot":
      return [...others([EPISODE_LIMIT]), ...episodeLimit(since, ladders)];
    case "team": {
      const teamLadder = waits ? startLadder("waiting_in_team", ladders.waiting_in_team, since, staffedAt) : [];
      return [...others(waits ? ["waiting_in_team"] : []), ...teamLadder];
    }
    case "agent": {
      const agentLadder = waits ? startLadder("agent_silent", ladders.agent_silent, since, staffedAt) : [];
      return [...others(waits ? ["agent_silent"] : []), ...agentLadder];
    }
    case "closed":
      return others([]);
    default:
      return assertNever(holder);
  }
}

const EVERY_TIMER = [...LADDERS, EPISODE_LIMIT, PAUSE_OVER, NEXT_INTENT];

function episodeLimit(since: number, ladders: Policy["ladders"]): readonly TimerChange[] {
  const limitMs = parseDuration(ladders.episode_limit) ?? 0;
  return limitMs > 0 ? [setTimer(EPISODE_LIMIT, since + limitMs)] : cancelTimers([EPISODE_LIMIT]);
}
