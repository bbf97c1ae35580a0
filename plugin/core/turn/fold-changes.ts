import type { TimerChange } from "../baton/ladder.ts";
import type { EpisodeChange, HandoffChange } from "../baton/story.ts";

/** What was said last about a kind of timer counts: a set after a cancel stands. */
export function foldTimers(changes: readonly TimerChange[]): readonly TimerChange[] {
  return [...new Map(changes.map((change) => [change.set?.kind ?? change.cancel, change])).values()];
}

/** Several changes of one episode in one turn are one change: the latest word counts. */
export const foldEpisodes = (changes: readonly EpisodeChange[]): readonly EpisodeChange[] =>
  foldByKey(changes, { keyOf: ({ episode }) => `${episode}`, fold: (before, change) => ({ ...before, ...change }) });

/** Of a handoff each moment counts only once: what was said first stays. */
export const foldHandoffs = (changes: readonly HandoffChange[]): readonly HandoffChange[] =>
  foldByKey(changes, {
    keyOf: ({ episode, nr }) => `${episode}/${nr}`,
    fold: (before, change) => ({ ...change, ...before }),
  });

function foldByKey<T>(
  changes: readonly T[],
  { keyOf, fold }: { keyOf: (change: T) => string; fold: (before: T, change: T) => T },
): readonly T[] {
  const folded = new Map<string, T>();
  for (const change of changes) {
    const before = folded.get(keyOf(change));
    folded.set(keyOf(change), before === undefined ? change : fold(before, change));
  }
  return [...folded.values()];
}
