import type { Knex } from "knex";
import type { ConversationKey } from "../../core/conversation.ts";
import { createDatabase } from "./database.ts";

/** A session that sees one conversation's rows as tables of its own. */
export interface PrivateCopy {
  readonly db: Knex;
  /** Copies the rows of a connection, one of its conversations and the contact in it. */
  fill(key: ConversationKey, contactId: number | null): Promise<void>;
  /** Makes this message unsettled, so that it asks for an answer again. */
  forget(messageId: number): Promise<void>;
  /** Ends the quiet time of the customer. */
  skipQuietTime(): Promise<void>;
  close(): Promise<void>;
}

/** Tables that a turn writes although their rows belong to more than one conversation. */
const SHARED = ["connections", "inboxes", "contacts"] as const;
/** The past rows of outbox and audit log are left out: only new rows count. */
const STARTS_EMPTY = ["deliveries", "effects", "audit_log", "tickets"] as const;

const TABLES = `
  select tables.relname as name from pg_class tables
   where tables.relnamespace = 'public'::regnamespace and tables.relkind in ('r', 'p') and not tables.relispartition
     and (tables.relname = any(?::text[]) or exists (
       select 1 from pg_attribute columns where columns.attrelid = tables.oid and columns.attname = 'conversation_id'))`;

/**
 * Temporary tables hide the real ones of the same name from this session only, so the statements of the stores work on
 * the copy. All other tables are read-only: a table that is missing here fails instead of changing real rows.
 */
export async function openPrivateCopy(databaseUrl: string): Promise<PrivateCopy> {
  const url = new URL(databaseUrl);
  url.searchParams.set("options", "-c default_transaction_read_only=on");
  // Temporary tables live in one session, so there must be only one. If it is lost, the next session cannot write.
  const db = createDatabase({ url: url.href, poolSize: 1, name: "baton-private" });
  try {
    const tables = await makeTables(db);
    return {
      db,
      fill: (key, contactId) => fill(db, tables, { ...key, contactId }),
      forget: async (messageId) => void (await db("messages").where({ message_id: messageId }).delete()),
      skipQuietTime: async () =>
        void (await db("conversations").whereNotNull("think_due_at").update({ think_due_at: db.fn.now() })),
      close: () => db.destroy(),
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

async function makeTables(db: Knex): Promise<readonly string[]> {
  return db.transaction(async (opening) => {
    await opening.raw("set transaction read write");
    const { rows } = await opening.raw(TABLES, [[...SHARED]]);
    const tables: string[] = rows.map(({ name }: { name: string }) => name);
    for (const table of tables)
      await opening.raw("create temporary table ?? (like public.?? including all)", [table, table]);
    return tables;
  });
}

interface Wanted extends ConversationKey {
  readonly contactId: number | null;
}

async function fill(db: Knex, tables: readonly string[], { connectionId, conversationId, contactId }: Wanted) {
  const copy = (table: string, condition: string, bindings: readonly (string | number | null)[]) =>
    db.raw(`insert into ?? overriding system value select source.* from public.?? as source where ${condition}`, [
      table,
      table,
      ...bindings,
    ]);
  await copy("connections", "source.id = ?", [connectionId]);
  await copy("inboxes", "source.connection_id = ?", [connectionId]);
  await copy("contacts", "source.connection_id = ? and source.contact_id = ?", [connectionId, contactId]);
  const special: readonly string[] = [...SHARED, ...STARTS_EMPTY];
  for (const table of tables.filter((name) => !special.includes(name))) {
    await copy(table, "source.connection_id = ? and source.conversation_id = ?", [connectionId, conversationId]);
  }
}
