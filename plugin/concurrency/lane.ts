/**
 * Runs work for keys, at most `width` at once, and never the same key twice at once in this process. A key that is
 * added while it runs is run once more afterwards: the running work may not have seen the newest change.
 */
export interface Lane<K> {
  run(key: K): Promise<void>;
  /** Starts when a slot or a waiting place is free; otherwise returns false. */
  tryRun(key: K): boolean;
  readonly active: number;
  /** Resolves when all work has ended. */
  idle(): Promise<void>;
}

interface Entry {
  promise: Promise<void>;
  again: boolean;
}

export function createLane<K>(options: {
  width: number;
  /** So many keys may wait here before `tryRun` refuses. */
  line?: number;
  nameOf: (key: K) => string;
  work: (key: K) => Promise<void>;
  onError: (error: unknown, key: K) => void;
}): Lane<K> {
  const { width, line = 0, nameOf, work, onError } = options;
  const entries = new Map<string, Entry>();
  const waiting: (() => void)[] = [];
  let active = 0;

  async function repeat(key: K, entry: Entry): Promise<void> {
    for (;;) {
      entry.again = false;
      const failure = await attempt(key);
      if (entry.again) continue;
      // In the same step as the last check of `again`: a later key starts a new run.
      entries.delete(nameOf(key));
      if (failure) throw failure.error;
      return;
    }
  }

  async function attempt(key: K): Promise<{ readonly error: unknown } | undefined> {
    try {
      await work(key);
      return undefined;
    } catch (error) {
      return { error };
    }
  }

  async function start(key: K, entry: Entry): Promise<void> {
    if (active >= width) await new Promise<void>((resolve) => waiting.push(resolve));
    else active += 1;
    try {
      await repeat(key, entry);
    } finally {
      const next = waiting.shift();
      if (next) next();
      else active -= 1;
    }
  }

  function enter(key: K): Promise<void> {
    const name = nameOf(key);
    const known = entries.get(name);
    if (known) {
      known.again = true;
      return known.promise;
    }
    const entry: Entry = { promise: Promise.resolve(), again: false };
    entries.set(name, entry);
    entry.promise = start(key, entry);
    return entry.promise;
  }

  return {
    run: enter,
    tryRun(key) {
      const known = entries.get(nameOf(key));
      if (known) known.again = true;
      else if (active >= width && waiting.length >= line) return false;
      else enter(key).catch((error: unknown) => onError(error, key));
      return true;
    },
    get active() {
      return active;
    },
    async idle() {
      while (entries.size > 0) await Promise.allSettled([...entries.values()].map((entry) => entry.promise));
    },
  };
}
