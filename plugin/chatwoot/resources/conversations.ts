import type { Priority, Status } from "../../core/event.ts";
import { path } from "../api-path.ts";
import type { CallOptions, Client } from "../client.ts";
import type { RestAgent } from "./agents.ts";
import type { RestContact } from "./contacts.ts";
import type { NewMessage, RestMessage, RestSender } from "./messages.ts";
import type { RestTeam } from "./teams.ts";

export interface RestConversation {
  /** The display id: unique within the account only. */
  readonly id: number;
  readonly account_id: number;
  readonly uuid?: string;
  readonly inbox_id: number;
  readonly status: Status;
  readonly priority: Priority | null;
  readonly labels: readonly string[];
  readonly custom_attributes: Readonly<Record<string, unknown>>;
  readonly additional_attributes: Readonly<Record<string, unknown>>;
  readonly can_reply: boolean;
  readonly muted?: boolean;
  readonly snoozed_until: string | null;
  readonly unread_count: number;
  /** Unix seconds, as all times here but `snoozed_until`; 0 when nobody waits. */
  readonly waiting_since: number | null;
  readonly created_at: number;
  readonly updated_at: number;
  readonly last_activity_at: number;
  readonly agent_last_seen_at: number | null;
  readonly contact_last_seen_at: number | null;
  readonly first_reply_created_at: number | null;
  /** The last one, of any kind. */
  readonly messages: readonly RestMessage[];
  readonly meta: {
    readonly sender: RestContact;
    readonly channel: string;
    readonly assignee?: RestSender | null;
    /** Since 4.8: `User` or `AgentBot`. */
    readonly assignee_type?: string | null;
    readonly team?: RestTeam | null;
  };
}

export interface ConversationQuery {
  /** `open` unless told. */
  readonly status?: Status | "all";
  readonly assignee_type?: "me" | "unassigned" | "assigned" | "all";
  readonly inbox_id?: number;
  readonly team_id?: number;
  readonly labels?: readonly string[];
  readonly q?: string;
  readonly page?: number;
  readonly sort_by?: string;
  /** Seconds. Turns paging off. */
  readonly updated_within?: number;
  readonly source_id?: string;
  readonly conversation_type?: "mention" | "participating" | "unattended";
}

export interface ConversationCounts {
  readonly mine_count?: number;
  readonly assigned_count?: number;
  readonly unassigned_count?: number;
  readonly all_count?: number;
}

export interface ConversationPage {
  readonly meta: ConversationCounts;
  readonly payload: readonly RestConversation[];
}

export interface ConversationFilter {
  readonly attribute_key: string;
  readonly filter_operator: string;
  readonly values: readonly (string | number | boolean)[];
  readonly query_operator: "and" | "or" | null;
}

export interface NewConversation {
  readonly source_id?: string;
  readonly contact_id?: number;
  readonly inbox_id?: number;
  /** Ignored in inboxes with a bot: always pending there. */
  readonly status?: Status;
  readonly assignee_id?: number;
  readonly team_id?: number;
  readonly snoozed_until?: number;
  readonly additional_attributes?: Readonly<Record<string, unknown>>;
  readonly custom_attributes?: Readonly<Record<string, unknown>>;
  readonly message?: Pick<NewMessage, "content" | "template_params">;
}

export interface StatusChange {
  /** Named always: without it Chatwoot toggles, and a repeated call would undo itself. */
  readonly status: Status;
  /** Unix seconds; without it a snooze lasts until the next reply. */
  readonly snoozed_until?: number;
}

export interface StatusAnswer {
  readonly payload: {
    /** Null, not true, after a bot's handoff: trust `current_status`. */
    readonly success: boolean | null;
    readonly conversation_id: number;
    readonly current_status: Status;
    readonly snoozed_until: string | null;
  };
}

/** One thing at a time: sent together, Chatwoot ignores the team. */
export type AssignmentChange =
  | { readonly assignee_id: number }
  /** Since 4.8. */
  | { readonly assignee_id: number; readonly assignee_type: "AgentBot" }
  | { readonly team_id: number }
  | { readonly assignee_id: null }
  | { readonly team_id: null };

export type Assigned = RestAgent | RestTeam | { readonly id: number; readonly name: string };

export function createConversations(client: Client) {
  return {
    /** Needs a user token; a bot may since 4.14.2, but gets 500 when a team is set (4.14.2 to 4.16.2). */
    get(id: number, options?: CallOptions): Promise<RestConversation> {
      return client.one({ method: "GET", path: path`/conversations/${id}` }, options);
    },

    /** 25 a page. Needs a user token. */
    async list(query: ConversationQuery = {}, options?: CallOptions): Promise<ConversationPage> {
      const call = { method: "GET", path: path`/conversations`, query: { ...query } } as const;
      return (await client.one<{ data: ConversationPage }>(call, options)).data;
    },

    /** A read in spite of its POST. Needs a user token. */
    filter(payload: readonly ConversationFilter[], page = 1, options?: CallOptions): Promise<ConversationPage> {
      const call = { method: "POST", path: path`/conversations/filter`, query: { page }, body: { payload } } as const;
      return client.one({ ...call, repeatable: true }, options);
    },

    create(conversation: NewConversation, options?: CallOptions): Promise<RestConversation> {
      return client.one({ method: "POST", path: path`/conversations`, body: conversation }, options);
    },

    toggleStatus(id: number, change: StatusChange, options?: CallOptions): Promise<StatusAnswer> {
      const call = { method: "POST", path: path`/conversations/${id}/toggle_status`, body: change } as const;
      return client.one({ ...call, repeatable: true }, options);
    },

    async togglePriority(id: number, priority: Priority | null, options?: CallOptions): Promise<void> {
      const call = { method: "POST", path: path`/conversations/${id}/toggle_priority`, body: { priority } } as const;
      await client.send({ ...call, repeatable: true }, options);
    },

    /** Not repeated: a late "is typing" is worse than none. Bots may since 4.12. */
    async toggleTyping(id: number, change: { on: boolean; private?: boolean }, options?: CallOptions): Promise<void> {
      const body = { typing_status: change.on ? "on" : "off", is_private: change.private ?? false };
      await client.send({ method: "POST", path: path`/conversations/${id}/toggle_typing_status`, body }, options);
    },

    /** Null means nobody is assigned now: also after an unknown id, which Chatwoot takes silently. */
    async assign(id: number, change: AssignmentChange, options?: CallOptions): Promise<Assigned | null> {
      const call = { method: "POST", path: path`/conversations/${id}/assignments`, body: change } as const;
      return ((await client.send({ ...call, repeatable: true }, options)) as Assigned | null | undefined) ?? null;
    },

    /** Bots may since 4.14.2. */
    labels(id: number, options?: CallOptions): Promise<readonly string[]> {
      return client.many({ method: "GET", path: path`/conversations/${id}/labels` }, options);
    },

    /** Replaces all labels. Bots may since 4.14.2. */
    setLabels(id: number, labels: readonly string[], options?: CallOptions): Promise<readonly string[]> {
      const call = { method: "POST", path: path`/conversations/${id}/labels`, body: { labels } } as const;
      return client.many({ ...call, repeatable: true }, options);
    },

    /** Replaces the whole object unless `merge`, which Chatwoot knows since 4.17. */
    setCustomAttributes(id: number, change: AttributeChange, options?: CallOptions): Promise<AttributesAnswer> {
      const body = { custom_attributes: change.values, ...(change.merge ? { merge: true } : {}) };
      const call = { method: "POST", path: path`/conversations/${id}/custom_attributes`, body } as const;
      return client.one({ ...call, repeatable: true }, options);
    },

    /** Needs a user token. */
    async updateLastSeen(id: number, options?: CallOptions): Promise<void> {
      await client.send(
        { method: "POST", path: path`/conversations/${id}/update_last_seen`, repeatable: true },
        options,
      );
    },
  };
}

export interface AttributeChange {
  readonly values: Readonly<Record<string, unknown>>;
  readonly merge?: boolean;
}

export interface AttributesAnswer {
  readonly custom_attributes: Readonly<Record<string, unknown>>;
}
