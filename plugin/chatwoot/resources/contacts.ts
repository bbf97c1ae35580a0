import { path } from "../api-path.ts";
import type { CallOptions, Client } from "../client.ts";
import type { RestContact } from "./rest-contact.ts";

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
  };
}

export interface CreatedContact {
  readonly contact: RestContact;
  readonly contact_inbox?: { readonly source_id: string } | null;
}
