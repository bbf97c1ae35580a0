import {
  type Conversation,
  type Priority,
  parseConversation,
  type Status,
} from "../../shared/chatwoot/conversation.ts";
import { type Message, parseMessage } from "../../shared/chatwoot/message.ts";
import type { Send } from "../../shared/http.ts";
import { asList, asNumber, asRecord } from "../../shared/json.ts";

export const OWNERS = ["mine", "unassigned", "all"] as const;
export type Owner = (typeof OWNERS)[number];

export interface Filter {
  readonly owner: Owner;
  readonly status: Status | "all";
}

export type Counts = Readonly<Record<Owner, number>>;

export interface Reply {
  readonly text: string;
  readonly files: readonly File[];
  readonly isPrivate: boolean;
}

export interface DeskApi {
  listConversations(filter: Filter, page: number): Promise<{ conversations: readonly Conversation[]; counts: Counts }>;
  loadConversation(id: number): Promise<Conversation>;
  listMessages(id: number, beforeId?: number): Promise<readonly Message[]>;
  post(id: number, reply: Reply): Promise<Message>;
  setStatus(id: number, status: Status, snoozedUntilMs?: number): Promise<void>;
  assignUser(id: number, userId: number | null): Promise<void>;
  assignTeam(id: number, teamId: number | null): Promise<void>;
  setPriority(id: number, priority: Priority | null): Promise<void>;
  tellTyping(id: number, isOn: boolean, isPrivate: boolean): Promise<void>;
  tellSeen(id: number): Promise<void>;
}

const ASSIGNEE_TYPES: Readonly<Record<Owner, string>> = { mine: "me", unassigned: "unassigned", all: "all" };

/** Chatwoot's application API with the token of whoever is signed in. */
export function createDeskApi(send: Send, accountId: number, tokenOf: () => string): DeskApi {
  const base = `api/v1/accounts/${accountId}/conversations`;
  const get = (path: string) => send(`${base}${path}`, { token: tokenOf() });
  const post = (path: string, body: object) => send(`${base}${path}`, { token: tokenOf(), body });
  return {
    async listConversations({ owner, status }, page) {
      const query = new URLSearchParams({ status, assignee_type: ASSIGNEE_TYPES[owner], page: String(page) });
      const { meta, payload } = asRecord(asRecord(await get(`?${query}`)).data);
      return { conversations: asList(payload).map(parseConversation), counts: parseCounts(meta) };
    },
    loadConversation: async (id) => parseConversation(await get(`/${id}`)),
    async listMessages(id, beforeId) {
      const { payload } = asRecord(await get(`/${id}/messages${beforeId === undefined ? "" : `?before=${beforeId}`}`));
      return asList(payload).map((message) => parseMessage(message, id));
    },
    async post(id, reply) {
      const options = reply.files.length > 0 ? { form: replyForm(reply) } : { body: replyBody(reply) };
      return parseMessage(await send(`${base}/${id}/messages`, { token: tokenOf(), ...options }), id);
    },
    async setStatus(id, status, snoozedUntilMs) {
      const until = snoozedUntilMs === undefined ? {} : { snoozed_until: Math.round(snoozedUntilMs / 1000) };
      await post(`/${id}/toggle_status`, { status, ...until });
    },
    assignUser: async (id, userId) => void (await post(`/${id}/assignments`, { assignee_id: userId })),
    assignTeam: async (id, teamId) => void (await post(`/${id}/assignments`, { team_id: teamId })),
    setPriority: async (id, priority) => void (await post(`/${id}/toggle_priority`, { priority })),
    async tellTyping(id, isOn, isPrivate) {
      await post(`/${id}/toggle_typing_status`, { typing_status: isOn ? "on" : "off", is_private: isPrivate });
    },
    tellSeen: async (id) => void (await post(`/${id}/update_last_seen`, {})),
  };
}

function parseCounts(value: unknown): Counts {
  const meta = asRecord(value);
  return {
    mine: asNumber(meta.mine_count) ?? 0,
    unassigned: asNumber(meta.unassigned_count) ?? 0,
    all: asNumber(meta.all_count) ?? 0,
  };
}

function replyBody({ text, isPrivate }: Reply) {
  return { content: text, message_type: "outgoing", private: isPrivate };
}

function replyForm({ text, files, isPrivate }: Reply): FormData {
  const form = new FormData();
  form.set("content", text);
  form.set("message_type", "outgoing");
  form.set("private", String(isPrivate));
  for (const file of files) form.append("attachments[]", file);
  return form;
}
