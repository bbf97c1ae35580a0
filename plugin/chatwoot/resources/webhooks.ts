import { path } from "../api-path.ts";
import type { CallOptions, Client } from "../client.ts";

export interface RestWebhook {
  readonly id: number;
  readonly url: string;
  /** Since 4.8. */
  readonly name?: string | null;
  readonly subscriptions: readonly string[];
  /** Since 4.12. */
  readonly secret?: string | null;
}

export interface WebhookFields {
  readonly url?: string;
  readonly name?: string;
  readonly subscriptions?: readonly string[];
}

/** The account's webhooks. Need an administrator's token. */
export function createWebhooks(client: Client) {
  return {
    list(options?: CallOptions): Promise<readonly RestWebhook[]> {
      return client.many({ method: "GET", path: path`/webhooks`, at: ["payload", "webhooks"] }, options);
    },

    create(webhook: WebhookFields & { readonly url: string }, options?: CallOptions): Promise<RestWebhook> {
      return client.one(
        { method: "POST", path: path`/webhooks`, body: { webhook }, at: ["payload", "webhook"] },
        options,
      );
    },

    update(id: number, webhook: WebhookFields, options?: CallOptions): Promise<RestWebhook> {
      const call = { method: "PATCH", path: path`/webhooks/${id}`, body: { webhook } } as const;
      return client.one({ ...call, at: ["payload", "webhook"] }, options);
    },

    async remove(id: number, options?: CallOptions): Promise<void> {
      await client.send({ method: "DELETE", path: path`/webhooks/${id}` }, options);
    },
  };
}
