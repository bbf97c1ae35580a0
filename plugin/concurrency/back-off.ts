interface BackOff {
  /** Bound of the wait after the first failure; each further failure doubles it. */
  readonly baseMs: number;
  readonly maxMs: number;
  readonly floorMs?: number;
}

/** A growing wait with full jitter, so that a thousand callers that failed together do not return together. */
export function backOffMs(failures: number, { baseMs, maxMs, floorMs = 0 }: BackOff): number {
  const ceiling = Math.min(maxMs, baseMs * 2 ** Math.min(Math.max(failures - 1, 0), 16));
  return Math.round(floorMs + Math.random() * ceiling);
}
