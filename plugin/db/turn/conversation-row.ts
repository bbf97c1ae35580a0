import type { Conversation } from "../../core/conversation.ts";
import { groupMarks } from "../../core/marks.ts";

/** A row of `conversations`, from the driver or from `to_jsonb`: times are Dates or texts. */
export interface ConversationRow {
  readonly connection_id: string;
  readonly conversation_id: number;
  readonly inbox_id: number;
  readonly version: number;
  readonly baton: Conversation["baton"];
  readonly known: Conversation["known"];
  readonly asks: number;
  /** The driver reads the numbers of an array as texts, `to_jsonb` as numbers. */
  readonly owed: readonly (number | string)[];
  readonly owed_since: Date | string | null;
  readonly think_due_at: Date | string | null;
  readonly offer: Conversation["offer"];
  readonly summary: string | null;
  readonly instruction: string | null;
  readonly marks: Conversation["marks"];
  readonly wish: Conversation["wish"];
  readonly audit_seq: number;
  readonly audit_hash: string;
}

export function toConversation(row: ConversationRow): Conversation {
  return {
    connectionId: row.connection_id,
    conversationId: row.conversation_id,
    inboxId: row.inbox_id,
    version: row.version,
    baton: row.baton,
    known: row.known,
    asks: row.asks,
    owed: row.owed.map(Number),
    owedSince: toTime(row.owed_since),
    thinkDueAt: toTime(row.think_due_at),
    offer: row.offer,
    summary: row.summary,
    instruction: row.instruction,
    marks: groupMarks(row.marks),
    wish: row.wish,
    audit: { seq: row.audit_seq, hash: row.audit_hash },
  };
}

const toTime = (value: Date | string | null) => (value === null ? null : new Date(value).getTime());
