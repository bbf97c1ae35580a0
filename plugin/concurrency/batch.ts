import pg from "pg";

/** Both are bounds on what one statement may hold and on how many of them run at once. */
export interface BatchOptions<I, O> {
  /** Does all of them in one statement. The results are in the order of the items. */
  readonly run: (items: readonly I[]) => Promise<readonly O[]>;
  /** Items of one name never share a statement: it could not write the same row twice. */
  readonly nameOf: (item: I) => string;
  readonly most: number;
  readonly lanes: number;
}

interface Call<I, O> {
  readonly item: I;
  readonly resolve: (result: O) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Calls that come while others are under way are done together in one statement, so that a single one never waits and
 * many cost little more than one. An item that the database refuses fails alone.
 */
export function createBatch<I, O>(options: BatchOptions<I, O>): (item: I) => Promise<O> {
  const { run, nameOf, most, lanes } = options;
  let waiting: Call<I, O>[] = [];
  let busy = 0;
  let scheduled = false;

  function take(): readonly Call<I, O>[] {
    const names = new Set<string>();
    const taken: Call<I, O>[] = [];
    waiting = waiting.filter((call) => {
      const name = nameOf(call.item);
      if (taken.length >= most || names.has(name)) return true;
      names.add(name);
      taken.push(call);
      return false;
    });
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
  }

  /** Once per turn of the event loop, so that what became known in it goes together. */
  function schedule(): void {
    if (scheduled || busy >= lanes) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      while (busy < lanes && waiting.length > 0) void work();
    });
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      schedule();
    });
}

/** The database said no, so nothing was written; after a lost connection nobody knows. */
const isRefusal = (error: unknown) => error instanceof pg.DatabaseError && !/^(08|57)/.test(error.code ?? "");
