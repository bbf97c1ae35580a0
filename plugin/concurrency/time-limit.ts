/** The result of the work, or `late` when it takes longer than `ms`. The work itself goes on. */
export async function within<T, const Late>(ms: number, work: Promise<T>, late: Late): Promise<T | Late> {
  if (ms === Number.POSITIVE_INFINITY) return work;
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<Late>((resolve) => {
    timer = setTimeout(resolve, Math.max(ms, 0), late);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** Rejects with the signal's reason as soon as it aborts, even when the work does not listen to it. */
export async function abortable<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let onAbort: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    else signal.addEventListener("abort", onAbort, { once: true });
  });
  try {
    return await Promise.race([aborted, work]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

interface Limit {
  readonly ms: number;
  /** Aborts the work early. */
  readonly signal: AbortSignal;
  /** The work rejects with this when time is up. */
  readonly late: Error;
  /** The work rejects with this when `signal` aborts. */
  readonly aborted: Error;
}

/**
 * Gives the work a signal that aborts when time is up or `signal` aborts, and waits for its end: it may have to write down
 * what it cost. Work that may ignore the signal is put into `abortable`.
 */
export async function limited<T>(limit: Limit, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const onAbort = () => stop.abort(limit.aborted);
  const timer = setTimeout(() => stop.abort(limit.late), Math.max(limit.ms, 0));
  limit.signal.addEventListener("abort", onAbort, { once: true });
  if (limit.signal.aborted) onAbort();
  try {
    if (stop.signal.aborted) throw limit.aborted;
    return await work(stop.signal);
  } finally {
    clearTimeout(timer);
    limit.signal.removeEventListener("abort", onAbort);
  }
}
