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
    async list(options?: CallOptions): Promise<readonly RestWebhook[]> {
      const call = { method: "GET", path: path`/webhooks` } as const;
      return (await client.one<{ payload: { webhooks: readonly RestWebhook[] } }>(call, options)).payload.webhooks;
    },

    async create(webhook: WebhookFields & { readonly url: string }, options?: CallOptions): Promise<RestWebhook> {
      const call = { method: "POST", path: path`/webhooks`, body: { webhook } } as const;
      return (await client.one<WebhookAnswer>(call, options)).payload.webhook;
    },

    async update(id: number, webhook: WebhookFields, options?: CallOptions): Promise<RestWebhook> {
      const call = { method: "PATCH", path: path`/webhooks/${id}`, body: { webhook } } as const;
      return (await client.one<WebhookAnswer>(call, options)).payload.webhook;
    },

    async remove(id: number, options?: CallOptions): Promise<void> {
      await client.send({ method: "DELETE", path: path`/webhooks/${id}` }, options);
    },
  };
}

interface WebhookAnswer {
  readonly payload: { readonly webhook: RestWebhook };
}
