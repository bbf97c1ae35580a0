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
  readonly size: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Few large items weigh as much as many small ones: both are bounded. */
interface Bounds {
  readonly items: number;
  readonly size: number;
}

export interface GroupCommitOptions<T> {
  readonly commit: (items: readonly T[]) => Promise<void>;
  readonly sizeOf: (item: T) => number;
  /** An item that is larger than this is committed alone. */
  readonly batch: Bounds;
  /** Batches being committed at once. */
  readonly lanes: number;
  /** Beyond this the store is too slow to promise anything: refuse now rather than after the sender's time-out. */
  readonly queue: Bounds;
}

export function createGroupCommit<T>({ commit, sizeOf, batch, lanes, queue }: GroupCommitOptions<T>): GroupCommit<T> {
  let waiting: Waiting<T>[] = [];
  let waitingSize = 0;
  let busy = 0;
  let scheduled = false;
  let onDrained: (() => void)[] = [];

  function takeBatch(): readonly Waiting<T>[] {
    let size = 0;
    const end = waiting.findIndex((next, position) => {
      size += next.size;
      return position > 0 && (position >= batch.items || size > batch.size);
    });
    const taken = end === -1 ? waiting : waiting.slice(0, end);
    waiting = end === -1 ? [] : waiting.slice(end);
    for (const each of taken) waitingSize -= each.size;
    return taken;
  }

  async function commitNext(): Promise<void> {
    const taken = takeBatch();
    busy += 1;
    try {
      await commit(taken.map(({ item }) => item));
      for (const { resolve } of taken) resolve();
    } catch (error) {
      for (const { reject } of taken) reject(error);
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
      const size = sizeOf(item);
      if (waiting.length >= queue.items || waitingSize + size > queue.size)
        return Promise.reject(new StoreUnavailable("Too many deliveries wait for the database"));
      return new Promise((resolve, reject) => {
        waiting.push({ item, size, resolve, reject });
        waitingSize += size;
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
