import { type ApiPath, path } from "../api-path.ts";
import type { Call, CallOptions, Client } from "../client.ts";

export interface PublicContact {
  /** The contact's key in all public paths. */
  readonly source_id: string;
  readonly id: number;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone_number?: string | null;
}

export interface PublicContactFields {
  readonly source_id?: string;
  readonly identifier?: string;
  /** Needed only where the inbox demands identity validation. */
  readonly identifier_hash?: string;
  readonly name?: string;
  readonly email?: string;
  readonly phone_number?: string;
  readonly custom_attributes?: Readonly<Record<string, unknown>>;
}

export interface PublicConversation {
  readonly id: number;
  readonly uuid?: string;
  readonly inbox_id?: number;
  readonly status?: string;
  readonly messages?: readonly PublicMessage[];
}

export interface PublicMessage {
  readonly id: number;
  readonly content: string | null;
  readonly message_type: number;
  readonly content_type: string;
  readonly content_attributes?: Readonly<Record<string, unknown>>;
  readonly created_at: number;
  readonly conversation_id?: number;
}

export interface PublicPlace {
  readonly contact: string;
  readonly conversation: number;
}

/** The customer's side of an API inbox: no token, CORS open. */
export function createPublicApi(client: Client, inboxIdentifier: string) {
  const inbox = path`/public/api/v1/inboxes/${inboxIdentifier}`;
  const below = (rest: ApiPath) => ({ url: inbox.url + rest.url, template: inbox.template + rest.template });
  const get = (rest: ApiPath, query?: Call["query"]): Call =>
    query === undefined
      ? { method: "GET", path: below(rest), scope: "public" }
      : { method: "GET", path: below(rest), scope: "public", query };
  const post = (rest: ApiPath, body: object = {}): Call => ({
    method: "POST",
    path: below(rest),
    scope: "public",
    body,
  });
  const patch = (rest: ApiPath, body: object): Call => ({ method: "PATCH", path: below(rest), scope: "public", body });
  const contacts = path`/contacts`;
  const contactAt = (contact: string) => path`/contacts/${contact}`;
  const conversationsOf = (contact: string) => path`/contacts/${contact}/conversations`;
  const messagesIn = (at: PublicPlace) => path`/contacts/${at.contact}/conversations/${at.conversation}/messages`;

  return {
    createContact: (fields: PublicContactFields = {}, options?: CallOptions) =>
      client.one<PublicContact>(post(contacts, fields), options),
    getContact: (contact: string, options?: CallOptions) => client.one<PublicContact>(get(contactAt(contact)), options),
    updateContact: (contact: string, fields: PublicContactFields, options?: CallOptions) =>
      client.one<PublicContact>(patch(contactAt(contact), fields), options),

    /** Chatwoot tells the bot only when a message follows. */
    createConversation: (contact: string, fields: object = {}, options?: CallOptions) =>
      client.one<PublicConversation>(post(conversationsOf(contact), fields), options),
    listConversations: (contact: string, options?: CallOptions) =>
      client.many<PublicConversation>(get(conversationsOf(contact)), options),

    createMessage: (at: PublicPlace, message: { content: string; echo_id?: string }, options?: CallOptions) =>
      client.one<PublicMessage>(post(messagesIn(at), message), options),
    /** The last 20, without notes and activity. */
    listMessages: (at: PublicPlace, before?: number, options?: CallOptions) =>
      client.many<PublicMessage>(get(messagesIn(at), { before }), options),

    /** Answers a choice, a form or a rating. */
    async submitValues(at: PublicPlace, submission: Submission, options?: CallOptions): Promise<void> {
      const { contact, conversation } = at;
      const address = path`/contacts/${contact}/conversations/${conversation}/messages/${submission.messageId}`;
      await client.send(patch(address, { submitted_values: submission.values }), options);
    },

    async toggleTyping(at: PublicPlace, on: boolean, options?: CallOptions): Promise<void> {
      const address = path`/contacts/${at.contact}/conversations/${at.conversation}/toggle_typing`;
      await client.send(post(address, { typing_status: on ? "on" : "off" }), options);
    },

    async updateLastSeen(at: PublicPlace, options?: CallOptions): Promise<void> {
      const address = path`/contacts/${at.contact}/conversations/${at.conversation}/update_last_seen`;
      await client.send(post(address), options);
    },
  };
}

export interface Submission {
  readonly messageId: number;
  readonly values: unknown;
}
