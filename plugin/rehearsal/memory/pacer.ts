import type { Pacer } from "../../turn/pace.ts";

const WINDOWS = [
  { ms: 60_000, limit: "perMinute" },
  { ms: 3_600_000, limit: "perHour" },
] as const;

/** Counts the messages of the scene's one customer by the scene's own clock. */
export function createMemoryPacer(now: () => number): Pacer {
  const windows = WINDOWS.map((window) => ({ ...window, endsAt: 0, count: 0 }));
  const countOne = (limits: { perMinute: number; perHour: number | null }) => {
    for (const window of windows) {
      const limit = limits[window.limit];
      if (now() >= window.endsAt) Object.assign(window, { endsAt: now() + window.ms, count: 0 });
      window.count += 1;
      if (limit !== null && window.count > limit) return { allowed: false, isFirstRefusal: window.count === limit + 1 };
    }
    return { allowed: true, isFirstRefusal: false };
  };
  return {
    count: async (_who, messages, limits) =>
      Array.from({ length: messages }, () => ({ ...countOne(limits), inMinute: true, inHour: true })),
    giveBack: async () => undefined,
    close: async () => undefined,
  };
}
