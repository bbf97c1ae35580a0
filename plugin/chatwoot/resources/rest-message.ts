import type { RestContact } from "./rest-contact.ts";

export interface Upload {
  readonly name: string;
  readonly contentType: string;
  readonly data: Uint8Array | Blob;
}

export interface RestMessage {
  readonly id: number;
  readonly content: string | null;
  readonly inbox_id: number;
  /** The display id, as in paths. */
  readonly conversation_id: number;
  /** 0 incoming, 1 outgoing, 2 activity, 3 template. */
  readonly message_type: number;
  readonly content_type: string;
  readonly status?: string;
  readonly content_attributes?: Readonly<Record<string, unknown>>;
  /** Unix seconds. */
  readonly created_at: number;
  readonly private: boolean;
  readonly source_id?: string | null;
  readonly echo_id?: string;
  readonly sender?: RestSender | null;
  readonly attachments?: readonly RestAttachment[];
}

/** Ids of users, bots and contacts overlap: compare `type` too. */
export interface RestSender {
  readonly id: number;
  readonly name: string | null;
  readonly type?: string;
}

export interface RestAttachment {
  readonly id: number;
  readonly message_id: number;
  readonly file_type: string;
  readonly data_url?: string | null;
  readonly thumb_url?: string | null;
  readonly file_size?: number | null;
  readonly extension?: string | null;
  /** Since 4.13. */
  readonly content_type?: string | null;
  readonly transcribed_text?: string;
  readonly coordinates_lat?: number;
  readonly coordinates_long?: number;
  readonly fallback_title?: string | null;
}

export interface NewMessage {
  /** Markdown. Liquid in it is rendered by Chatwoot. */
  readonly content?: string;
  /** `incoming` works in API inboxes only, with a user token. */
  readonly message_type?: "outgoing" | "incoming";
  readonly private?: boolean;
  readonly content_type?: string;
  /** Stored whole and echoed in webhooks and lists: the place for Baton's own keys. */
  readonly content_attributes?: Readonly<Record<string, unknown>>;
  readonly attachments?: readonly Upload[];
  readonly is_voice_message?: boolean;
  readonly echo_id?: string;
  /** On real channels a message with a source id counts as already sent and is not delivered. */
  readonly source_id?: string;
  readonly template_params?: Readonly<Record<string, unknown>>;
  readonly campaign_id?: number;
  readonly cc_emails?: string;
  readonly bcc_emails?: string;
  readonly to_emails?: string;
  readonly email_html_content?: string;
  /** Lets a user token post as a bot of the account. */
  readonly sender_type?: "AgentBot";
  readonly sender_id?: number;
}

export interface MessagePage {
  readonly meta: {
    readonly labels?: readonly string[];
    readonly contact?: RestContact;
    readonly assignee?: RestSender;
    readonly agent_last_seen_at?: string | null;
  };
  readonly payload: readonly RestMessage[];
}

export interface MessageWindow {
  /** The 20 older than this id. */
  readonly before?: number;
  /** Up to 100 newer than this id; with `before` up to 1000 from this id on. */
  readonly after?: number;
  readonly filter_internal_messages?: boolean;
}
