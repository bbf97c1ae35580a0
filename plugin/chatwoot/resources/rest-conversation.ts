import type { Priority, Status } from "../../core/event.ts";
import type { RestAgent } from "./agents.ts";
import type { RestContact } from "./rest-contact.ts";
import type { NewMessage, RestMessage, RestSender } from "./rest-message.ts";
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
  /** Unix seconds, as all times here but `snoozed_until`; 0 when the customer does not wait. */
  readonly waiting_since: number | null;
  readonly created_at: number;
  readonly updated_at: number;
  readonly last_activity_at: number;
  readonly agent_last_seen_at: number | null;
  readonly contact_last_seen_at: number | null;
  readonly first_reply_created_at: number | null;
  /** The last message, of any kind. */
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
  /** `open` by default. */
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
  /** Always sent: without it Chatwoot toggles, and a repeated call would undo the first. */
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

/** One field at a time: sent together, Chatwoot ignores the team. */
export type AssignmentChange =
  | { readonly assignee_id: number }
  /** Since 4.8. */
  | { readonly assignee_id: number; readonly assignee_type: "AgentBot" }
  | { readonly team_id: number }
  | { readonly assignee_id: null }
  | { readonly team_id: null };

export type Assigned = RestAgent | RestTeam | { readonly id: number; readonly name: string };

export interface AttributeChange {
  readonly values: Readonly<Record<string, unknown>>;
  readonly merge?: boolean;
}

export interface AttributesAnswer {
  readonly custom_attributes: Readonly<Record<string, unknown>>;
}
