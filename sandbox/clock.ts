export type Clock = {
  /** Milliseconds since the epoch. */
  now(): number;
  /** As `now`, but with microseconds and never the same twice, like a database's `updated_at`. */
  stamp(): number;
};

const MICROSECOND_MS = 0.001;

export function createClock(now: () => Date = () => new Date()): Clock {
  let last = 0;
  return {
    now: () => now().getTime(),
    stamp() {
      last = Math.max(now().getTime(), last + MICROSECOND_MS);
      return last;
    },
  };
}

export const unix = (ms: number | null): number => (ms === null ? 0 : Math.floor(ms / 1000));

export const unixOrNull = (ms: number | null): number | null => (ms === null ? null : unix(ms));

export const unixFloat = (ms: number): number => Math.round(ms * 1000) / 1_000_000;

export const iso = (ms: number): string => new Date(Math.floor(ms)).toISOString();

export const isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms));
