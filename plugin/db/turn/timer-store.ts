import type { Knex } from "knex";
import type { ConversationKey } from "../../core/conversation.ts";
import type { DueTimer } from "../../core/handler.ts";

export interface TimerStore {
  listDue(key: ConversationKey, now: number): Promise<readonly DueTimer[]>;
}

export function createTimerStore(db: Knex): TimerStore {
  return {
    async listDue({ connectionId, conversationId }, now) {
      const rows = await db("timers")
        .where({ connection_id: connectionId, conversation_id: conversationId })
        .where("due_at", "<=", new Date(now))
        .orderBy("due_at");
      return rows.map((row) => ({ kind: row.kind, dueAt: row.due_at.getTime(), data: row.data }));
    },
  };
}
