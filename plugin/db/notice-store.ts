import type { Knex } from "knex";
import type { AddressedNotice } from "../core/notice.ts";

export interface StoredNotice extends AddressedNotice {
  readonly id: number;
  readonly connectionId: string;
  readonly conversationId: number;
  readonly attempts: number;
  readonly createdAt: Date;
}

export interface NoticeStore {
  /** Takes due notices. When the process dies, they become due again after this time. */
  takeDue(limit: number, patienceMs: number): Promise<readonly StoredNotice[]>;
  finish(id: number): Promise<void>;
  /** Null: given up. */
  fail(id: number, error: string, retryInMs: number | null): Promise<void>;
}

const TAKE_DUE = `
  update notices set attempts = notices.attempts + 1, next_attempt_at = now() + :patienceMs * interval '1 millisecond'
   where notices.id in (
     select due.id from notices as due where due.status = 'pending' and due.next_attempt_at <= now()
      order by due.next_attempt_at limit :limit for update skip locked)
  returning *`;

export function createNoticeStore(db: Knex): NoticeStore {
  return {
    async takeDue(limit, patienceMs) {
      const { rows } = await db.raw(TAKE_DUE, { limit, patienceMs });
      return rows.map(toNotice);
    },
    async finish(id) {
      await db("notices").where({ id }).update({ status: "sent", error: null, finished_at: db.fn.now() });
    },
    async fail(id, error, retryInMs) {
      const later = { error, next_attempt_at: db.raw("now() + ? * interval '1 millisecond'", [retryInMs ?? 0]) };
      await db("notices")
        .where({ id })
        .update(retryInMs === null ? { error, status: "failed", finished_at: db.fn.now() } : later);
    },
  };
}

interface NoticeRow {
  id: number;
  connection_id: string;
  conversation_id: number;
  kind: StoredNotice["kind"];
  channel: StoredNotice["channel"];
  address: string;
  text: string;
  attempts: number;
  created_at: Date;
}

function toNotice(row: NoticeRow): StoredNotice {
  const { id, kind, channel, address, text, attempts } = row;
  const key = { connectionId: row.connection_id, conversationId: row.conversation_id };
  return { id, kind, channel, address, text, attempts, ...key, createdAt: row.created_at };
}
