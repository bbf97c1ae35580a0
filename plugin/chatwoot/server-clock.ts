/** What time it is in Chatwoot. Its snapshots carry its own clock, which may be seconds away from ours. */
export interface ServerClock {
  /** In milliseconds; our own time as long as Chatwoot has not answered. */
  now(): number;
  /** Learns from an answer's `Date` header, which names the second in which it was made. */
  observe(date: unknown, sentAt: number, receivedAt: number): void;
}

const SECOND_MS = 1_000;

/**
 * Each answer says that Chatwoot's clock is ahead of ours by something between two bounds. Laid over each other the bounds
 * soon leave a few milliseconds; when they contradict each other a clock was set, and learning begins anew.
 */
export function createServerClock(localNow: () => number = Date.now): ServerClock {
  let least = Number.NEGATIVE_INFINITY;
  let most = Number.POSITIVE_INFINITY;
  return {
    now: () => localNow() + (Number.isFinite(least) ? Math.round((least + most) / 2) : 0),
    observe(date, sentAt, receivedAt) {
      const second = typeof date === "string" ? Date.parse(date) : Number.NaN;
      if (Number.isNaN(second)) return;
      const lower = second - receivedAt;
      const upper = second + SECOND_MS - sentAt;
      const isContradiction = lower > most || upper < least;
      least = isContradiction ? lower : Math.max(least, lower);
      most = isContradiction ? upper : Math.min(most, upper);
    },
  };
}
