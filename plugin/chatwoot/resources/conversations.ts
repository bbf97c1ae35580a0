import type { Priority } from "../../core/event.ts";
import { path } from "../api-path.ts";
import type { CallOptions, Client } from "../client.ts";
import type {
  Assigned,
  AssignmentChange,
  AttributeChange,
  AttributesAnswer,
  ConversationFilter,
  ConversationPage,
  ConversationQuery,
  NewConversation,
  RestConversation,
  StatusAnswer,
  StatusChange,
} from "./rest-conversation.ts";

export function createConversations(client: Client) {
  return Object.assign(reads(client), writes(client));
}

function reads(client: Client) {
  return {
    /** Needs a user token; a bot may since 4.14.2, but gets 500 when a team is set (4.14.2 to 4.16.2). */
    get(id: number, options?: CallOptions): Promise<RestConversation> {
      return client.one({ method: "GET", path: path`/conversations/${id}` }, options);
    },

    /** 25 a page. Needs a user token. */
    list(query: ConversationQuery = {}, options?: CallOptions): Promise<ConversationPage> {
      const call = { method: "GET", path: path`/conversations`, query: { ...query }, at: ["data"] } as const;
      return client.page(call, options);
    },

    /** A read in spite of its POST. Needs a user token. */
    filter(payload: readonly ConversationFilter[], page = 1, options?: CallOptions): Promise<ConversationPage> {
      const call = { method: "POST", path: path`/conversations/filter`, query: { page }, body: { payload } } as const;
      return client.page({ ...call, repeatable: true }, options);
    },

    /** Bots may since 4.14.2. */
    labels(id: number, options?: CallOptions): Promise<readonly string[]> {
      return client.many({ method: "GET", path: path`/conversations/${id}/labels` }, options);
    },
  };
}

function writes(client: Client) {
  return {
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

    /** Not repeated: a late "is typing" is worse than a missing one. Bots may since 4.12. */
    async toggleTyping(id: number, change: { on: boolean; private?: boolean }, options?: CallOptions): Promise<void> {
      const body = { typing_status: change.on ? "on" : "off", is_private: change.private ?? false };
      await client.send({ method: "POST", path: path`/conversations/${id}/toggle_typing_status`, body }, options);
    },

    /** Null: the conversation has no assignee now, also after an unknown id, which Chatwoot accepts silently. */
    async assign(id: number, change: AssignmentChange, options?: CallOptions): Promise<Assigned | null> {
      const call = { method: "POST", path: path`/conversations/${id}/assignments`, body: change } as const;
      return ((await client.send({ ...call, repeatable: true }, options)) as Assigned | null | undefined) ?? null;
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
  };
}
