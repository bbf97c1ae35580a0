import { INBOXES, type InboxName } from "../../helpers/players.ts";
import type { SandboxApi } from "../../helpers/sandbox-api.ts";

export interface Sent {
  readonly id: number;
  readonly conversationId: number;
}

export interface App {
  /** Sends what the channel's own app can send: words, attachments, the headers of a mail. */
  send(content: string, more?: Readonly<Record<string, unknown>>): Promise<Sent>;
}

/** A customer in the app of a real channel. The same address is the same contact, whatever conversation it writes in. */
export function openApp(api: SandboxApi, inbox: InboxName, sourceId: string): App {
  const inboxId = api.facts.inboxes[INBOXES[inbox]]?.id;
  return {
    async send(content, more = {}) {
      const body = { inbox_id: inboxId, source_id: sourceId, content, ...more };
      const message = await api.call<{ id: number; conversation_id: number }>("POST /sandbox/incoming", { body });
      return { id: message.id, conversationId: message.conversation_id };
    },
  };
}
