import pg from "pg";

export interface Bounds {
  readonly items: number;
  /** By `sizeOf`. */
  readonly size: number;
}

export interface BatchOptions<I, O> {
  /** Processes all items at once. The results are in the order of the items. */
  readonly run: (items: readonly I[]) => Promise<readonly O[]>;
  /** Items with the same key never share a batch: one statement cannot write a row twice. */
  readonly keyOf?: (item: I) => string;
  readonly sizeOf?: (item: I) => number;
  /** An item that is larger than a batch goes alone. */
  readonly batch: Bounds;
  /** Batches under way at once. */
  readonly lanes: number;
  /** Limits the waiting items; beyond it `add` rejects with `full` at once rather than after the caller's time-out. */
  readonly queue?: Bounds & { readonly full: () => Error };
}

export interface Batch<I, O> {
  /** Resolves when the item's batch is done. */
  add(item: I): Promise<O>;
  readonly waiting: number;
  /** Resolves when every added item is done or refused. */
  drained(): Promise<void>;
}

interface Call<I, O> {
  readonly item: I;
  readonly size: number;
  readonly resolve: (result: O) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Items that arrive while batches are under way are done together in the next one: a single item never waits, and many
 * cost little more than one. An item that the database refuses fails alone.
 */
export function createBatch<I, O>(options: BatchOptions<I, O>): Batch<I, O> {
  const { run, keyOf, sizeOf = () => 0, batch, lanes, queue } = options;
  let waiting: Call<I, O>[] = [];
  let waitingSize = 0;
  let busy = 0;
  let isScheduled = false;
  let onDrained: (() => void)[] = [];

  /** In order of arrival, but for items whose key is in the batch already: they wait for the next. */
  function take(): readonly Call<I, O>[] {
    const keys = new Set<string>();
    const taken: Call<I, O>[] = [];
    const left: Call<I, O>[] = [];
    let size = 0;
    let isFull = false;
    for (const call of waiting) {
      const key = keyOf?.(call.item);
      isFull ||= taken.length > 0 && (taken.length >= batch.items || size + call.size > batch.size);
      if (isFull || (key !== undefined && keys.has(key))) {
        left.push(call);
        continue;
      }
      if (key !== undefined) keys.add(key);
      size += call.size;
      taken.push(call);
    }
    waiting = left;
    waitingSize -= size;
    return taken;
  }

  async function runAll(calls: readonly Call<I, O>[]): Promise<void> {
    try {
      const results = await run(calls.map(({ item }) => item));
      for (const [index, { resolve }] of calls.entries()) resolve(results[index] as O);
    } catch (error) {
      if (calls.length > 1 && isRefusal(error)) await Promise.all(calls.map((call) => runAll([call])));
      else for (const { reject } of calls) reject(error);
    }
  }

  async function work(): Promise<void> {
    busy += 1;
    while (waiting.length > 0) await runAll(take());
    busy -= 1;
    if (busy > 0) return;
    for (const resolve of onDrained) resolve();
    onDrained = [];
  }

  /** Once per turn of the event loop, so that items added in the same turn share a batch. */
  function schedule(): void {
    if (isScheduled || busy >= lanes) return;
    isScheduled = true;
    setImmediate(() => {
      isScheduled = false;
      while (busy < lanes && waiting.length > 0) void work();
    });
  }

  return {
    add(item) {
      const size = sizeOf(item);
      if (queue && (waiting.length >= queue.items || waitingSize + size > queue.size)) {
        return Promise.reject(queue.full());
      }
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

/** The database refused, so nothing was written. After a lost connection (08, 57) it may have been. */
const isRefusal = (error: unknown) => error instanceof pg.DatabaseError && !/^(08|57)/.test(error.code ?? "");
