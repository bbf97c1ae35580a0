import { path } from "../api-path.ts";
import type { CallOptions, Client } from "../client.ts";
import { messageForm } from "../message-form.ts";
import type { MessagePage, MessageWindow, NewMessage, RestMessage } from "./rest-message.ts";

export function createMessages(client: Client) {
  return {
    /** Never sent twice. When it fails, `outcome` says whether the message may exist. */
    create(conversationId: number, message: NewMessage, options?: CallOptions): Promise<RestMessage> {
      const body = message.attachments === undefined ? message : messageForm(message);
      return client.one({ method: "POST", path: path`/conversations/${conversationId}/messages`, body }, options);
    },

    /** The last 20 by default; oldest first. Needs a user token. */
    list(conversationId: number, window: MessageWindow = {}, options?: CallOptions): Promise<MessagePage> {
      const query = { ...window };
      return client.page({ method: "GET", path: path`/conversations/${conversationId}/messages`, query }, options);
    },
  };
}
