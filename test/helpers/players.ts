import type { SandboxApi, SandboxMessage } from "./sandbox-api.ts";

export const INBOXES = { api: 0, whatsapp: 1, widget: 2, email: 3 } as const;
export type InboxName = keyof typeof INBOXES;

/** One line of a thread, as an agent sees it. */
export interface Line {
  readonly id: number;
  readonly by: "customer" | "bot" | "person" | "system";
  readonly text: string;
  readonly note: boolean;
  readonly effect: string | null;
  readonly raw: SandboxMessage;
}

export interface Customer {
  readonly conversationId: number;
  /** Resolves with the message's id. */
  write(text: string): Promise<number>;
  /** Clicks an option below a message of the bot. */
  choose(messageId: number, choice: { readonly title: string; readonly value: string }): Promise<void>;
}

export interface Agent {
  readonly id: number;
  reply(conversationId: number, text: string): Promise<void>;
  note(conversationId: number, text: string): Promise<void>;
  assign(conversationId: number): Promise<void>;
  setStatus(conversationId: number, status: "open" | "pending" | "resolved" | "snoozed"): Promise<void>;
  remove(conversationId: number, messageId: number): Promise<void>;
  setLabels(conversationId: number, labels: readonly string[]): Promise<void>;
  setAttributes(conversationId: number, values: Readonly<Record<string, unknown>>): Promise<void>;
}

export interface Players {
  readonly api: SandboxApi;
  customer(inbox?: InboxName): Promise<Customer>;
  agent(name?: string): Agent;
  /** What is written in a thread; activity lines are left out. */
  transcript(conversationId: number): Promise<readonly Line[]>;
  /** Public words of the bot, in order. */
  botSaid(conversationId: number): Promise<readonly string[]>;
}

/** The people of a play: each does over HTTP what its counterpart does in Chatwoot. */
export function createPlayers(api: SandboxApi): Players {
  const transcript = async (conversationId: number) => (await api.messages(conversationId)).flatMap(toLine);
  return {
    api,
    customer: (inbox = "api") => openCustomer(api, inbox),
    agent: (name = "Bruno Lima") => openAgent(api, name),
    transcript,
    async botSaid(conversationId) {
      const lines = await transcript(conversationId);
      return lines.flatMap(({ by, note, text }) => (by === "bot" && !note ? [text] : []));
    },
  };
}

async function openCustomer(api: SandboxApi, inbox: InboxName): Promise<Customer> {
  const identifier = api.facts.inboxes[INBOXES[inbox]]?.inbox_identifier;
  const contacts = `/public/api/v1/inboxes/${identifier}/contacts`;
  const contact = await api.call<{ source_id: string }>(`POST ${contacts}`, { body: { name: "Maya Okafor" } });
  const conversations = `${contacts}/${contact.source_id}/conversations`;
  const { id } = await api.call<{ id: number }>(`POST ${conversations}`, { body: {} });
  return {
    conversationId: id,
    async write(content) {
      const message = await api.call<{ id: number }>(`POST ${conversations}/${id}/messages`, { body: { content } });
      return message.id;
    },
    async choose(messageId, choice) {
      const body = { submitted_values: [choice] };
      await api.call(`PATCH ${conversations}/${id}/messages/${messageId}`, { body });
    },
  };
}

function openAgent(api: SandboxApi, name: string): Agent {
  const token = api.tokenOf(name);
  const id = api.userId(name);
  const post = async (path: string, body: unknown) => void (await api.call(`POST ${path}`, { token, body }));
  return {
    id,
    reply: (conversation, content) => post(`/conversations/${conversation}/messages`, { content }),
    note: (conversation, content) => post(`/conversations/${conversation}/messages`, { content, private: true }),
    assign: (conversation) => post(`/conversations/${conversation}/assignments`, { assignee_id: id }),
    setStatus: (conversation, status) => post(`/conversations/${conversation}/toggle_status`, { status }),
    setLabels: (conversation, labels) => post(`/conversations/${conversation}/labels`, { labels }),
    setAttributes: (conversation, values) =>
      post(`/conversations/${conversation}/custom_attributes`, { custom_attributes: values }),
    async remove(conversation, message) {
      await api.call(`DELETE /conversations/${conversation}/messages/${message}`, { token });
    },
  };
}

const ACTIVITY = 2;
const INCOMING = 0;

function toLine(raw: SandboxMessage): readonly Line[] {
  if (raw.message_type === ACTIVITY) return [];
  const { id, content, private: note, content_attributes: attributes } = raw;
  return [{ id, by: authorOf(raw), text: content ?? "", note, effect: attributes.baton?.effect ?? null, raw }];
}

function authorOf({ message_type: type, sender, content_attributes: attributes }: SandboxMessage): Line["by"] {
  if (type === INCOMING) return "customer";
  if (sender?.type === "agent_bot") return "bot";
  return sender?.type === "user" || attributes.external_echo === true ? "person" : "system";
}
