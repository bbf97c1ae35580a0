import type { Knex } from "knex";
import type { ConversationKey } from "../core/conversation.ts";

export type SweptKind = "settle" | "think" | "deliver" | "timer" | "command";

export interface Waiting extends ConversationKey {
  readonly kind: SweptKind;
}

export interface SweepStore {
  /**
   * Work that has waited longer than a nudge takes, and due timers. Only one process at a time finds it; the others get
   * an empty list.
   */
  listWaiting(limit: number, now?: number): Promise<readonly Waiting[]>;
}

/** Any fixed number that no other advisory lock uses. */
const SWEEP_LOCK = 4_200_002;

/** Effects behind a postponed effect wait with it, and must not take the place of due work. */
const WAITING = `
  (select distinct 'settle' as kind, deliveries.connection_id, deliveries.conversation_id from deliveries
    where deliveries.settled_at is null and deliveries.received_at < now() - interval '1500 milliseconds' limit :limit)
  union all
  (select 'think', conversations.connection_id, conversations.conversation_id from conversations
    where conversations.think_due_at < :now::timestamptz - interval '1 second'
      and (conversations.think_until is null or conversations.think_until < now()) limit :limit)
  union all
  (select 'deliver', head.connection_id, head.conversation_id
     from (select distinct on (effects.connection_id, effects.conversation_id)
                  effects.connection_id, effects.conversation_id, effects.next_attempt_at
             from effects where effects.status in ('pending', 'sending', 'uncertain')
            order by effects.connection_id, effects.conversation_id, effects.position) as head
     join conversations using (connection_id, conversation_id)
    where head.next_attempt_at < now() - interval '1 second'
      and (conversations.deliver_until is null or conversations.deliver_until < now())
    order by head.next_attempt_at limit :limit)
  union all
  (select 'timer', timers.connection_id, timers.conversation_id from timers
    where timers.due_at <= :now::timestamptz
    group by timers.connection_id, timers.conversation_id order by min(timers.due_at) limit :limit)
  union all
  (select 'command', commands.connection_id, commands.conversation_id from commands
    where (commands.status = 'pending' and commands.created_at < now() - interval '1 second')
       or (commands.status = 'running' and commands.lease_until < now())
    group by commands.connection_id, commands.conversation_id limit :limit)`;

export function createSweepStore(db: Knex): SweepStore {
  return {
    async listWaiting(limit, now = Date.now()) {
      return db.transaction(async (lock) => {
        const { rows: locked } = await lock.raw("select pg_try_advisory_xact_lock(?) as mine", [SWEEP_LOCK]);
        if (!locked[0].mine) return [];
        const { rows } = await lock.raw(WAITING, { limit, now: new Date(now).toISOString() });
        return rows.map((row: { kind: SweptKind; connection_id: string; conversation_id: number }) => ({
          kind: row.kind,
          connectionId: row.connection_id,
          conversationId: row.conversation_id,
        }));
      });
    },
  };
}
