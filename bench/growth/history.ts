import type { Knex } from "knex";
import { ensurePartitions } from "../../plugin/db/postgres/partitions.ts";

const DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * What differs in the copies of a row; every other column is copied as it is, so that the copies keep having the shape
 * that Baton itself wrote. `nr` numbers the copies. They lie evenly in the last months.
 */
const PAST = `interval '${DAYS} days' * (nr / ?::float8)`;
const NEW_CONVERSATION = "conversation_id + nr * 100000";
const NEW_CONTACT = "contact_id + nr * 100000";
const NEW_MESSAGE = "message_id + nr * 100000000";

const COPIED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  contacts: { contact_id: NEW_CONTACT },
  conversations: {
    conversation_id: NEW_CONVERSATION,
    contact_id: NEW_CONTACT,
    known: `jsonb_set(known, '{state,id}', to_jsonb(${NEW_CONVERSATION}))`,
    created_at: `created_at - ${PAST}`,
    updated_at: `updated_at - ${PAST}`,
  },
  episodes: { conversation_id: NEW_CONVERSATION, started_at: `started_at - ${PAST}` },
  messages: {
    conversation_id: NEW_CONVERSATION,
    message_id: NEW_MESSAGE,
    created_at: `created_at - ${PAST}`,
    created_month: `date_trunc('month', created_at - ${PAST})::date`,
  },
  deliveries: {
    conversation_id: NEW_CONVERSATION,
    message_id: NEW_MESSAGE,
    dedupe_key: `event || ':' || ${NEW_MESSAGE}`,
    received_at: `received_at - ${PAST}`,
    received_month: `date_trunc('month', received_at - ${PAST})::date`,
  },
  effects: { id: "gen_random_uuid()", conversation_id: NEW_CONVERSATION, message_id: NEW_MESSAGE },
  audit_log: { conversation_id: NEW_CONVERSATION, at: `at - ${PAST}` },
};

/** Multiplies what Baton has stored until there are this many messages, then leaves the tables as autovacuum would. */
export async function growHistory(db: Knex, messages: number): Promise<Readonly<Record<string, number>>> {
  await ensurePartitions(db, Date.now() - DAYS * DAY_MS);
  const copies = Math.ceil(messages / (await countOf(db, "messages"))) - 1;
  for (const [table, changes] of Object.entries(COPIED)) await multiply(db, { table, changes, copies });
  for (const table of Object.keys(COPIED)) await db.raw("vacuum analyze ??", [table]);
  await db.raw("checkpoint");
  const counts = Object.keys(COPIED).map(async (table) => [table, await countOf(db, table)] as const);
  return Object.fromEntries(await Promise.all(counts));
}

async function multiply(
  db: Knex,
  { table, changes, copies }: { table: string; changes: Readonly<Record<string, string>>; copies: number },
): Promise<void> {
  const { rows } = await db.raw(
    `select column_name from information_schema.columns
      where table_schema = 'public' and table_name = ? and is_identity = 'NO'`,
    [table],
  );
  const columns: string[] = rows.map((row: { column_name: string }) => row.column_name);
  const values = columns.map((column) => changes[column] ?? column).join(", ");
  const bindings = Array.from(values.matchAll(/\?/g), () => copies);
  await db.transaction(async (transaction) => {
    await transaction.raw("set local statement_timeout = 0");
    await transaction.raw(
      `insert into ${table} (${columns.join(", ")}) select ${values} from ${table}, generate_series(1, ?::bigint) as nr`,
      [...bindings, copies],
    );
  });
}

async function countOf(db: Knex, table: string): Promise<number> {
  const { rows } = await db.raw("select count(*) as count from ??", [table]);
  return rows[0].count;
}
