import { path } from "../api-path.ts";
import type { CallOptions, Client } from "../client.ts";
import type { RestContact } from "./rest-contact.ts";
import type { RestConversation } from "./rest-conversation.ts";

export interface ContactFields {
  readonly name?: string;
  readonly email?: string;
  readonly phone_number?: string;
  readonly identifier?: string;
  readonly blocked?: boolean;
  /** Merged key by key. */
  readonly custom_attributes?: Readonly<Record<string, unknown>>;
  readonly additional_attributes?: Readonly<Record<string, unknown>>;
}

export interface NewContact extends ContactFields {
  readonly inbox_id?: number;
  readonly source_id?: string;
}

export interface ContactPage {
  /** `count` is the total before 4.11 and the size of this page since; `has_more` came with it. */
  readonly meta: { readonly count: number; readonly current_page: number | string; readonly has_more?: boolean };
  readonly payload: readonly RestContact[];
}

/** All of these need a user token. */
export function createContacts(client: Client) {
  return {
    get(id: number, options?: CallOptions): Promise<RestContact> {
      return client.one({ method: "GET", path: path`/contacts/${id}`, at: ["payload"] }, options);
    },

    create(contact: NewContact, options?: CallOptions): Promise<CreatedContact> {
      return client.one({ method: "POST", path: path`/contacts`, body: contact, at: ["payload"] }, options);
    },

    update(id: number, fields: ContactFields, options?: CallOptions): Promise<RestContact> {
      return client.one({ method: "PUT", path: path`/contacts/${id}`, body: fields, at: ["payload"] }, options);
    },

    /** 15 a page; before 4.11 only contacts with an e-mail, phone or identifier. */
    search(query: { q: string; page?: number; include_contact_inboxes?: boolean }, options?: CallOptions) {
      return client.page<ContactPage>({ method: "GET", path: path`/contacts/search`, query: { ...query } }, options);
    },

    /** The last 20. */
    conversations(id: number, options?: CallOptions): Promise<readonly RestConversation[]> {
      return client.many({ method: "GET", path: path`/contacts/${id}/conversations` }, options);
    },

    labels(id: number, options?: CallOptions): Promise<readonly string[]> {
      return client.many({ method: "GET", path: path`/contacts/${id}/labels` }, options);
    },

    /** Replaces all labels. */
    setLabels(id: number, labels: readonly string[], options?: CallOptions): Promise<readonly string[]> {
      const call = { method: "POST", path: path`/contacts/${id}/labels`, body: { labels } } as const;
      return client.many({ ...call, repeatable: true }, options);
    },

    /** Everything of `mergee` moves to `base`, and `mergee` disappears. */
    merge(ids: { base: number; mergee: number }, options?: CallOptions): Promise<RestContact> {
      const body = { base_contact_id: ids.base, mergee_contact_id: ids.mergee };
      return client.one({ method: "POST", path: path`/actions/contact_merge`, body }, options);
    },
  };
}

export interface CreatedContact {
  readonly contact: RestContact;
  readonly contact_inbox?: { readonly source_id: string } | null;
}
