import type { Knex } from "knex";
import type { AuditFact } from "../../core/baton/audit.ts";
import type { CommandCall } from "../../core/commands/call.ts";
import type { Approval, CommandContext } from "../../core/commands/command.ts";
import type { ContactMemory } from "../../core/contact-memory.ts";
import type { Conversation, ConversationKey } from "../../core/conversation.ts";
import type { Message } from "../../core/event.ts";
import type { DueTimer } from "../../core/handler.ts";
import { hotQuery, runHot } from "../postgres/hot-query.ts";
import { toConversation } from "./conversation-row.ts";
import { READ_FOR_COMMAND } from "./read-turn.sql.ts";

export interface TakenCommand {
  readonly id: number;
  readonly call: CommandCall;
  /** How often the command was started, including this time. */
  readonly attempts: number;
}

export interface CommandView {
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
  readonly person: ContactMemory | null;
  readonly timers: readonly DueTimer[];
  readonly record: readonly AuditFact[];
  readonly failures: CommandContext["failures"];
  readonly approvals: readonly Approval[];
}

export interface CommandLease {
  readonly owner: string;
  readonly leaseMs: number;
}

/** Commands of agents that are not done. Asking and finishing are parts of a turn; see `turn-store.ts`. */
export interface CommandStore {
  /** Takes the oldest command of a conversation, unless another worker runs one. */
  take(key: ConversationKey, lease: CommandLease): Promise<TakenCommand | undefined>;
  /** False when another worker has taken the command because this one was believed dead. */
  isHeld(id: number, owner: string): Promise<boolean>;
  /** The data that a command may read; undefined for a deleted conversation. */
  read(key: ConversationKey, messages: number): Promise<CommandView | undefined>;
}

export function createCommandStore(db: Knex): CommandStore {
  return {
    async take({ connectionId, conversationId }, { owner, leaseMs }) {
      const [row] = await runHot(db, TAKE, [owner, leaseMs, connectionId, conversationId]);
      return row && { id: Number(row.id), call: row.call, attempts: row.attempts };
    },
    async isHeld(id, owner) {
      const held = await db("commands").where({ id, owner, status: "running" }).first("id");
      return held !== undefined;
    },
    async read({ connectionId, conversationId }, messages) {
      const [row] = await runHot(db, READ_FOR_COMMAND, [messages, connectionId, conversationId]);
      return row && { ...row, conversation: toConversation(row.conversation) };
    },
  };
}

/** In the order they were asked: a command behind a running one waits. */
const TAKE = hotQuery(
  "take-command",
  `
  update commands set status = 'running', owner = ?, lease_until = now() + ? * interval '1 millisecond',
         attempts = commands.attempts + 1, started_at = coalesce(commands.started_at, now())
   where commands.id = (
           select first.id from commands as first
            where first.connection_id = ? and first.conversation_id = ? and first.status in ('pending', 'running')
            order by first.id limit 1)
     and (commands.status = 'pending' or commands.lease_until < now())
  returning commands.id, commands.call, commands.attempts`,
);
