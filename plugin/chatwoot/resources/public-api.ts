import { type ApiPath, path } from "../api-path.ts";
import type { Call, CallOptions, Client } from "../client.ts";
import type { RestAttachment, RestSender } from "./rest-message.ts";

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
  /** Null for messages of a template or of the channel's own app. */
  readonly sender?: RestSender | null;
  readonly attachments?: readonly RestAttachment[];
}

export interface PublicPlace {
  readonly contact: string;
  readonly conversation: number;
}

export interface Submission {
  readonly messageId: number;
  readonly values: unknown;
}

export type PublicApi = ReturnType<typeof createPublicApi>;

/** The customer's side of an API inbox: no token, CORS open. */
export function createPublicApi(client: Client, inboxIdentifier: string) {
  const inbox = path`/public/api/v1/inboxes/${inboxIdentifier}`;
  const call: PublicCall = (method, rest, more = {}) => ({
    method,
    path: { url: inbox.url + rest.url, template: inbox.template + rest.template },
    scope: "public",
    ...more,
  });
  return {
    contacts: createContacts(client, call),
    conversations: createConversations(client, call),
    messages: createMessages(client, call),
  };
}

type PublicCall = (method: Call["method"], rest: ApiPath, more?: Pick<Call, "body" | "query">) => Call;

function createContacts(client: Client, call: PublicCall) {
  return {
    create(fields: PublicContactFields = {}, options?: CallOptions): Promise<PublicContact> {
      return client.one(call("POST", path`/contacts`, { body: fields }), options);
    },

    get(contact: string, options?: CallOptions): Promise<PublicContact> {
      return client.one(call("GET", path`/contacts/${contact}`), options);
    },

    update(contact: string, fields: PublicContactFields, options?: CallOptions): Promise<PublicContact> {
      return client.one(call("PATCH", path`/contacts/${contact}`, { body: fields }), options);
    },
  };
}

function createConversations(client: Client, call: PublicCall) {
  return {
    /** Chatwoot tells the bot only when a message follows. */
    create(contact: string, fields: object = {}, options?: CallOptions): Promise<PublicConversation> {
      return client.one(call("POST", path`/contacts/${contact}/conversations`, { body: fields }), options);
    },

    list(contact: string, options?: CallOptions): Promise<readonly PublicConversation[]> {
      return client.many(call("GET", path`/contacts/${contact}/conversations`), options);
    },

    async toggleTyping({ contact, conversation }: PublicPlace, on: boolean, options?: CallOptions): Promise<void> {
      const address = path`/contacts/${contact}/conversations/${conversation}/toggle_typing`;
      await client.send(call("POST", address, { body: { typing_status: on ? "on" : "off" } }), options);
    },

    async updateLastSeen({ contact, conversation }: PublicPlace, options?: CallOptions): Promise<void> {
      const address = path`/contacts/${contact}/conversations/${conversation}/update_last_seen`;
      await client.send(call("POST", address, { body: {} }), options);
    },
  };
}

function createMessages(client: Client, call: PublicCall) {
  const at = ({ contact, conversation }: PublicPlace) =>
    path`/contacts/${contact}/conversations/${conversation}/messages`;
  return {
    /** Never sent twice. */
    create(place: PublicPlace, message: NewPublicMessage, options?: CallOptions): Promise<PublicMessage> {
      return client.one(call("POST", at(place), { body: message }), options);
    },

    /** The last 20, or the 20 before an id; without notes and activity. */
    list(place: PublicPlace, before?: number, options?: CallOptions): Promise<readonly PublicMessage[]> {
      return client.many(call("GET", at(place), { query: { before } }), options);
    },

    /** Answers a choice, a form or a rating. */
    async submit(place: PublicPlace, { messageId, values }: Submission, options?: CallOptions): Promise<void> {
      const { contact, conversation } = place;
      const address = path`/contacts/${contact}/conversations/${conversation}/messages/${messageId}`;
      await client.send(call("PATCH", address, { body: { submitted_values: values } }), options);
    },
  };
}

export interface NewPublicMessage {
  readonly content: string;
  readonly echo_id?: string;
}
