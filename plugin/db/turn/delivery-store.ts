import type { Knex } from "knex";
import { type ConversationKey, keyName } from "../../core/conversation.ts";
import { hotQuery, runHot } from "../postgres/hot-query.ts";

/** A delivery as it arrived: it is stored before it is parsed, and parsed only when its conversation is settled. */
export interface NewDelivery {
  readonly connectionId: string;
  readonly dedupeKey: string;
  readonly source: "bot" | "account" | "reconcile";
  readonly event: string;
  readonly conversationId: number | null;
  readonly messageId: number | null;
  readonly body: string;
  readonly receivedAt: number;
}

export interface DeliveryStore {
  /** One statement for all of them. Returns the conversations with new deliveries; a known key adds no row. */
  insertAll(deliveries: readonly NewDelivery[]): Promise<readonly ConversationKey[]>;
  /** Conversations whose deliveries have waited longer than this: their nudge was lost. */
  listWaiting(olderThanMs: number, limit: number): Promise<readonly ConversationKey[]>;
  /** Whether a conversation has stored deliveries that no turn has settled. */
  hasUnsettled(key: ConversationKey): Promise<boolean>;
  /** The body of the delivery that reported a new message. */
  findMessage(key: ConversationKey, messageId: number): Promise<string | undefined>;
  /** Marks deliveries without meaning for Baton as done and keeps them. */
  ignore(ids: readonly number[]): Promise<void>;
  /** Counts a failed attempt. True when the delivery has failed too often and is given up. */
  countFailure(id: number, maxAttempts: number): Promise<boolean>;
}

/**
 * Events without a conversation need no settling: they are stored as done. The bodies come as one piece of bytes and
 * are cut up here, because as texts within the JSON they would be escaped and parsed once more.
 */
const INSERT = hotQuery(
  "insert-deliveries",
  `
  insert into deliveries (connection_id, dedupe_key, received_month, received_at, source, event,
                          conversation_id, message_id, body, settled_at, outcome)
  select c, k, m::date, a::timestamptz, s, e, v, i, convert_from(substring(?::bytea from f for l), 'UTF8'),
         case when v is null then now() end, case when v is null then 'ignored' end
    from json_to_recordset(?::json)
      as rows (c text, k text, m text, a text, s text, e text, v bigint, i bigint, f integer, l integer)
  on conflict do nothing
  returning connection_id, conversation_id`,
);

const COUNT_FAILURE = `
  update deliveries set attempts = deliveries.attempts + 1,
         settled_at = case when deliveries.attempts + 1 >= ? then now() end,
         outcome = case when deliveries.attempts + 1 >= ? then 'failed' end
   where deliveries.id = ? and deliveries.settled_at is null
  returning deliveries.outcome`;

export function createDeliveryStore(db: Knex): DeliveryStore {
  return {
    async insertAll(deliveries) {
      const bodies = deliveries.map(({ body }) => Buffer.from(body));
      const rows = toRows(deliveries, bodies).sort(byKey);
      return distinctKeys(await runHot(db, INSERT, [Buffer.concat(bodies), JSON.stringify(rows)]));
    },
    async listWaiting(olderThanMs, limit) {
      const { rows } = await db.raw(
        `select distinct deliveries.connection_id, deliveries.conversation_id from deliveries
          where deliveries.settled_at is null and deliveries.received_at < now() - ? * interval '1 millisecond'
          limit ?`,
        [olderThanMs, limit],
      );
      return distinctKeys(rows);
    },
    async hasUnsettled({ connectionId, conversationId }) {
      const row = await db("deliveries")
        .where({ connection_id: connectionId, conversation_id: conversationId })
        .whereNull("settled_at")
        .first("id");
      return row !== undefined;
    },
    async findMessage({ connectionId, conversationId }, messageId) {
      const row = await db("deliveries")
        .where({ connection_id: connectionId, dedupe_key: `message_created:${messageId}` })
        .where({ conversation_id: conversationId })
        .first("body");
      return row?.body;
    },
    async ignore(ids) {
      await db("deliveries")
        .whereIn("id", ids)
        .whereNull("settled_at")
        .update({ settled_at: db.fn.now(), outcome: "ignored" });
    },
    async countFailure(id, maxAttempts) {
      const { rows } = await db.raw(COUNT_FAILURE, [maxAttempts, maxAttempts, id]);
      return rows.some((row: { outcome: string | null }) => row.outcome === "failed");
    },
  };
}

function toRows(deliveries: readonly NewDelivery[], bodies: readonly Buffer[]) {
  let from = 1;
  return deliveries.map((delivery, index) => {
    const length = bodies[index]?.length ?? 0;
    const row = { ...toRow(delivery), f: from, l: length };
    from += length;
    return row;
  });
}

function toRow(delivery: NewDelivery) {
  const at = new Date(delivery.receivedAt).toISOString();
  return {
    c: delivery.connectionId,
    k: delivery.dedupeKey,
    m: `${at.slice(0, 7)}-01`,
    a: at,
    s: delivery.source,
    e: delivery.event,
    v: delivery.conversationId,
    i: delivery.messageId,
  };
}

/** Two statements that insert the same keys wait for each other: one common order prevents a deadlock. */
const byKey = (a: ReturnType<typeof toRow>, b: ReturnType<typeof toRow>) =>
  compare(a.k, b.k) || compare(a.c, b.c) || compare(a.m, b.m);

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function distinctKeys(rows: readonly { connection_id: string; conversation_id: number | null }[]): ConversationKey[] {
  const keys = new Map<string, ConversationKey>();
  for (const row of rows) {
    if (row.conversation_id === null) continue;
    const key = { connectionId: row.connection_id, conversationId: row.conversation_id };
    keys.set(keyName(key), key);
  }
  return [...keys.values()];
}
