import type { Pace, PaceLimits } from "../core/pace.ts";
import type { Counted, Pacer } from "./pace.ts";

/** Keeps one settling from counting a delivery twice, however often it has to begin anew. */
export interface PaceLedger {
  /** Counts those that are not counted yet. */
  count(who: string, deliveryIds: readonly number[], limits: PaceLimits): Promise<void>;
  find(deliveryId: number): Pace | null;
  /** These are settled for good. */
  keep(deliveryIds: readonly number[]): void;
  /** Whatever was not settled here is settled, and counted, by somebody else. */
  giveBackRest(): Promise<void>;
}

export function openPaceLedger(pacer: Pacer): PaceLedger {
  const counted = new Map<number, { readonly who: string; readonly pace: Counted }>();
  const kept = new Set<number>();
  return {
    async count(who, deliveryIds, limits) {
      const fresh = deliveryIds.filter((id) => !counted.has(id));
      if (fresh.length === 0) return;
      const paces = await pacer.count(who, fresh.length, limits);
      for (const [index, id] of fresh.entries()) {
        const pace = paces[index];
        if (pace) counted.set(id, { who, pace });
      }
    },
    find: (deliveryId) => counted.get(deliveryId)?.pace ?? null,
    keep(deliveryIds) {
      for (const id of deliveryIds) kept.add(id);
    },
    async giveBackRest() {
      const rest = [...counted].filter(([id]) => !kept.has(id)).map(([, entry]) => entry);
      for (const who of new Set(rest.map((entry) => entry.who))) {
        await pacer.giveBack(
          who,
          rest.filter((entry) => entry.who === who).map(({ pace }) => pace),
        );
      }
    },
  };
}
