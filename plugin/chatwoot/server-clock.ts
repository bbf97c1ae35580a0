/** The time in Chatwoot. Its snapshots carry its own clock, which may be seconds away from Baton's. */
export interface ServerClock {
  /** In milliseconds; Baton's time as long as Chatwoot has not answered. */
  now(): number;
  /** Learns from an answer's `Date` header, which names the second in which it was made. */
  observe(date: unknown, sentAt: number, receivedAt: number): void;
}

/** Bounds of how far Chatwoot's clock is ahead of Baton's, from one answer. */
interface Bounds {
  readonly least: number;
  readonly most: number;
}

const SECOND_MS = 1_000;
const REMEMBERED = 30;
/** Servers write the header from a cache, which may be late: one answer in so many may contradict the others. */
const FORGIVEN = 0.2;
/** Too large a difference for a late header: a clock was set. */
const SET_MS = 5_000;

/**
 * Each answer gives bounds of a second's width; together they soon leave a few milliseconds. When the clocks may agree,
 * they are taken to agree: they usually do, and one answer alone would be half a second off.
 */
export function createServerClock(localNow: () => number = Date.now): ServerClock {
  let seen: readonly Bounds[] = [];
  let aheadMs = 0;
  return {
    now: () => localNow() + aheadMs,
    observe(date, sentAt, receivedAt) {
      const second = typeof date === "string" ? Date.parse(date) : Number.NaN;
      if (Number.isNaN(second)) return;
      const bounds = { least: second - receivedAt, most: second + SECOND_MS - sentAt };
      const wasSet = bounds.least > aheadMs + SET_MS || bounds.most < aheadMs - SET_MS;
      seen = wasSet ? [bounds] : [...seen, bounds].slice(-REMEMBERED);
      aheadMs = mayAgree(seen) ? 0 : middleOf(seen);
    },
  };
}

const mayAgree = (seen: readonly Bounds[]) => countAt(seen, 0) >= seen.length * (1 - FORGIVEN);

const countAt = (seen: readonly Bounds[], aheadMs: number) =>
  seen.filter(({ least, most }) => least <= aheadMs && aheadMs <= most).length;

/** The middle of the interval in which most answers agree. */
function middleOf(seen: readonly Bounds[]): number {
  const edges = seen.flatMap(({ least, most }) => [least, most]);
  const best = Math.max(...edges.map((edge) => countAt(seen, edge)));
  const agreed = edges.filter((edge) => countAt(seen, edge) === best);
  return Math.round((Math.min(...agreed) + Math.max(...agreed)) / 2);
}
