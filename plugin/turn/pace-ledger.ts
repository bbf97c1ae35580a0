import { type Holder, isPeople } from "../core/baton/holder.ts";
import { looksLikeCommand } from "../core/commands/note.ts";
import type { BatonEvent } from "../core/event.ts";
import type { Pace, PaceLimits } from "../core/pace.ts";
import type { InboxSettings } from "../core/settings/settings.ts";
import type { Arrival } from "../core/turn/settle-turn.ts";
import type { Counted, Pacer } from "./pace.ts";

/** Keeps one settling from counting a delivery twice, however often it restarts. */
export interface PaceLedger {
  /** Counts the uncounted deliveries. Of the waiting ones, the earliest are allowed. */
  count(who: string, deliveryIds: readonly number[], limits: PaceLimits): Promise<void>;
  find(deliveryId: number): Pace | null;
  /** Marks deliveries as settled for good. */
  keep(deliveryIds: readonly number[]): void;
  /** Uncounts the unsettled deliveries: the worker that settles them counts them again. */
  giveBackRest(): Promise<void>;
}

/** A message that was written early but came late must not be refused between two allowed ones. */
const rankOf = ({ allowed, isFirstRefusal }: Pace): number => (allowed ? 0 : isFirstRefusal ? 1 : 2);

export function openPaceLedger(pacer: Pacer): PaceLedger {
  const counted = new Map<number, { readonly who: string; readonly pace: Counted }>();
  const kept = new Set<number>();
  return {
    async count(who, deliveryIds, limits) {
      const known = deliveryIds.flatMap((id) => counted.get(id)?.pace ?? []);
      const fresh = deliveryIds.length - known.length;
      if (fresh === 0) return;
      const paces = [...known, ...(await pacer.count(who, fresh, limits))].sort((a, b) => rankOf(a) - rankOf(b));
      for (const [index, id] of deliveryIds.entries()) {
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

interface Settling {
  readonly connectionId: string;
  readonly settings: InboxSettings;
  readonly holder: Holder;
}

/** Counts customers' messages to the bot and agents' commands, each author once for the whole batch. */
export async function countPaces(ledger: PaceLedger, arrivals: readonly Arrival[], settling: Settling): Promise<void> {
  if (!settling.settings.gates.pace) return;
  const { contact_per_minute, contact_per_hour, agent_commands_per_minute } = settling.settings.limits;
  const contactLimits = { perMinute: contact_per_minute, perHour: contact_per_hour };
  const agentLimits = { perMinute: agent_commands_per_minute, perHour: null };
  const written = arrivals.map(({ deliveryId, event }) => ({ id: deliveryId, writer: writerOf(event, settling) }));
  for (const name of new Set(written.flatMap(({ writer }) => writer?.name ?? []))) {
    const own = written.filter(({ writer }) => writer?.name === name);
    const limits = own[0]?.writer?.isAgent ? agentLimits : contactLimits;
    await ledger.count(
      name,
      own.map(({ id }) => id),
      limits,
    );
  }
}

/** Customers are counted while the bot may have to answer them, in any conversation. */
function writerOf(event: BatonEvent, { connectionId, holder }: Settling): { name: string; isAgent: boolean } | null {
  if (event.type === "customer_message" && !isPeople(holder)) {
    const { id, contact } = event.conversation;
    const who = contact ? `contact/${contact.id}` : `conversation/${id}`;
    return { name: `${connectionId}/${who}`, isAgent: false };
  }
  if (event.type !== "private_note" || event.message.author.id === null) return null;
  return looksLikeCommand(event.message.text)
    ? { name: `${connectionId}/agent/${event.message.author.id}`, isAgent: true }
    : null;
}
