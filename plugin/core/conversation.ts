import type { Choice } from "../language/words/choice.ts";
import type { AuditFact, AuditHead } from "./baton/audit.ts";
import type { HandoffWish } from "./baton/handoff.ts";
import type { Baton } from "./baton/holder.ts";
import type { TimerChange } from "./baton/ladder.ts";
import type { Known } from "./baton/observe.ts";
import type { EpisodeChange, HandoffChange } from "./baton/story.ts";
import type { CommandCall } from "./commands/call.ts";
import type { ContactMemory } from "./contact-memory.ts";
import type { Effect } from "./effect.ts";
import type { Contact, Message } from "./event.ts";
import type { Marks } from "./marks.ts";
import type { AddressedNotice } from "./notice.ts";
import type { AskedApproval } from "./wishes.ts";

export interface ConversationKey {
  readonly connectionId: string;
  /** Chatwoot's display id: unique only together with the connection. */
  readonly conversationId: number;
}

/** One name for each conversation, to look it up by. */
export const keyName = ({ connectionId, conversationId }: ConversationKey): string =>
  `${connectionId}/${conversationId}`;

/** Baton's memory of one conversation between two turns. */
export interface Conversation extends ConversationKey {
  readonly inboxId: number;
  readonly version: number;
  readonly baton: Baton;
  readonly known: Known;
  /** Counts the customer's messages: an answer made for fewer is thrown away. */
  readonly asks: number;
  /** Ids of the customer's messages that no answer covers yet. */
  readonly owed: readonly number[];
  readonly owedSince: number | null;
  readonly thinkDueAt: number | null;
  /** The options offered last: a typed number means one of these. */
  readonly offer: readonly Choice[] | null;
  readonly summary: string | null;
  readonly instruction: string | null;
  /** Small facts that handlers keep from one event to the next. */
  readonly marks: Marks;
  /** A request for an agent: the next turn makes the handoff. */
  readonly wish: HandoffWish | null;
  readonly audit: AuditHead;
}

export interface OutgoingEffect {
  readonly effect: Effect;
  /** The pass it belongs to: what the customer sees is withheld once another one happened. */
  readonly batonSeq: number;
}

/** All that one turn writes, in one transaction. */
export interface TurnChange {
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
  readonly deletedMessageIds: readonly number[];
  readonly contact: Contact | null;
  /** Only the facts learnt in this turn: two conversations of one contact must not undo each other's. */
  readonly person: Partial<ContactMemory> | null;
  readonly effects: readonly OutgoingEffect[];
  /** Effects whose own echo came back: they arrived, whatever the sender was told. */
  readonly confirmed: readonly { readonly effectId: string; readonly messageId: number }[];
  readonly facts: readonly AuditFact[];
  readonly timers: readonly TimerChange[];
  readonly episodes: readonly EpisodeChange[];
  readonly notices: readonly AddressedNotice[];
  readonly handoffs: readonly HandoffChange[];
  readonly tickets: readonly { readonly title: string; readonly detail: Readonly<Record<string, unknown>> }[];
  readonly deliveries: readonly { readonly id: number; readonly outcome: "settled" | "ignored" | "failed" }[];
  /** What agents asked for in it. */
  readonly commands: readonly CommandCall[];
  /** What agents asked for earlier and what became of it. */
  readonly commandsDone: readonly { readonly messageId: number; readonly status: "done" | "refused" | "failed" }[];
  /** What tools may only do once a person has said yes. */
  readonly askedApprovals: readonly AskedApproval[];
  readonly approvals: readonly {
    readonly nr: number;
    readonly status: "approved" | "rejected";
    readonly decidedBy: number;
  }[];
  readonly erasures: readonly { readonly contactId: number; readonly requestedBy: number }[];
}

export const noChange = {
  messages: [],
  deletedMessageIds: [],
  contact: null,
  person: null,
  effects: [],
  confirmed: [],
  facts: [],
  timers: [],
  episodes: [],
  notices: [],
  handoffs: [],
  tickets: [],
  deliveries: [],
  commands: [],
  commandsDone: [],
  askedApprovals: [],
  approvals: [],
  erasures: [],
} as const satisfies Omit<TurnChange, "conversation">;
