import type { Knex } from "knex";
import type { Conversation, ConversationKey } from "../../plugin/core/conversation.ts";
import { startConversation } from "../../plugin/core/turn/start-conversation.ts";
import type { NewDelivery } from "../../plugin/db/turn/delivery-store.ts";
import { customerMessage } from "../helpers/builders.ts";

let last = 0;
export const nextNumber = () => {
  last += 1;
  return last;
};

export function aNewDelivery(changes: Partial<NewDelivery> = {}): NewDelivery {
  return {
    connectionId: "c1",
    dedupeKey: `message_created:${nextNumber()}`,
    source: "bot",
    event: "message_created",
    conversationId: 12,
    messageId: 5001,
    body: "{}",
    receivedAt: Date.UTC(2026, 0, 20, 9, 15, 3),
    ...changes,
  };
}

/** A conversation that no other test has, as it is before its first turn is written. */
export function aNewConversation(changes: Partial<Conversation> = {}): Conversation {
  const key: ConversationKey = { connectionId: "c1", conversationId: 100_000 + nextNumber() };
  return { ...startConversation(key, customerMessage({}, { id: key.conversationId })), ...changes };
}

/** Everything the database holds, table by table, so that "nothing was written" can be said of all of it. */
export async function contentOf(db: Knex): Promise<Readonly<Record<string, readonly string[]>>> {
  const { rows } = await db.raw(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition",
  );
  const content: Record<string, readonly string[]> = {};
  for (const { name } of rows) {
    const lines = await db.raw("select ??::text as line from ?? order by 1", [name, name]);
    content[name] = lines.rows.map(({ line }: { line: string }) => line);
  }
  return content;
}
