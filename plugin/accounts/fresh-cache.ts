/** A changed setting or rotated secret applies in every process within this time. */
const FRESH_MS = 800;
const MAX_ENTRIES = 10_000;

export interface FreshCache<T> {
  get(name: string): Promise<T>;
}

/** Keeps look-ups for a moment. Concurrent callers share one; a failed one is not remembered. */
export function createFreshCache<T>(load: (name: string) => Promise<T>, now: () => number): FreshCache<T> {
  const entries = new Map<string, { value: Promise<T>; until: number }>();
  return {
    get(name) {
      const known = entries.get(name);
      if (known && known.until > now()) return known.value;
      // Names come from URLs too: a flood of invented ones must not fill the memory.
      if (entries.size > MAX_ENTRIES) entries.clear();
      const value = load(name);
      entries.set(name, { value, until: now() + FRESH_MS });
      value.catch(() => entries.delete(name));
      return value;
    },
  };
}
