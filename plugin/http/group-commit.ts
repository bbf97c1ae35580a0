import { StoreUnavailable } from "../errors.ts";

/**
 * Writes what arrives at the same time together: while one batch is being committed the next one gathers, so a single
 * delivery never waits and a thousand cost a few commits. Resolves only once the item's batch is committed.
 */
export interface GroupCommit<T> {
  add(item: T): Promise<void>;
  readonly waiting: number;
  /** Resolves when everything that was added is committed or refused. */
  drained(): Promise<void>;
}

interface Waiting<T> {
  readonly item: T;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export interface GroupCommitOptions<T> {
  readonly commit: (items: readonly T[]) => Promise<void>;
  readonly maxBatch: number;
  /** Batches being committed at once. */
  readonly lanes: number;
  /** Beyond this the store is too slow to promise anything: refuse now rather than after the sender's time-out. */
  readonly maxWaiting: number;
}

export function createGroupCommit<T>({ commit, maxBatch, lanes, maxWaiting }: GroupCommitOptions<T>): GroupCommit<T> {
  let waiting: Waiting<T>[] = [];
  let busy = 0;
  let scheduled = false;
  let onDrained: (() => void)[] = [];

  async function commitNext(): Promise<void> {
    const batch = waiting.slice(0, maxBatch);
    waiting = waiting.slice(maxBatch);
    busy += 1;
    try {
      await commit(batch.map(({ item }) => item));
      for (const { resolve } of batch) resolve();
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      busy -= 1;
      pump();
    }
  }

  function pump(): void {
    while (busy < lanes && waiting.length > 0) void commitNext();
    if (busy === 0 && waiting.length === 0) {
      for (const resolve of onDrained) resolve();
      onDrained = [];
    }
  }

  /** Once per turn of the event loop, so that all requests parsed in it share one batch. */
  function schedule(): void {
    if (scheduled || busy >= lanes) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      pump();
    });
  }

  return {
    add(item) {
      if (waiting.length >= maxWaiting)
        return Promise.reject(new StoreUnavailable("Too many deliveries wait for the database"));
      return new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        schedule();
      });
    },
    get waiting() {
      return waiting.length;
    },
    drained: () =>
      busy === 0 && waiting.length === 0 ? Promise.resolve() : new Promise((resolve) => onDrained.push(resolve)),
  };
}
