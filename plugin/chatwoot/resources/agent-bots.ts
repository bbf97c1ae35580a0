import { path } from "../api-path.ts";
import type { CallOptions, Client } from "../client.ts";

export interface RestAgentBot {
  readonly id: number;
  readonly name: string;
  readonly description?: string | null;
  readonly outgoing_url?: string | null;
  readonly bot_type?: string;
  /** Null for a system bot, which belongs to the installation. */
  readonly account_id?: number | null;
  readonly system_bot?: boolean;
  /** Shown to administrators only since 4.16; the whole record instead of its text in an inbox's bot. */
  readonly access_token?: string | { readonly token?: string } | null;
  /** Since 4.13. */
  readonly secret?: string | null;
}

export interface AgentBotFields {
  readonly name?: string;
  readonly description?: string;
  readonly outgoing_url?: string;
}

/** Need an administrator's token; any agent may list, without the secrets. */
export function createAgentBots(client: Client) {
  return {
    /** Own and system bots. */
    list(options?: CallOptions): Promise<readonly RestAgentBot[]> {
      return client.many({ method: "GET", path: path`/agent_bots` }, options);
    },

    get(id: number, options?: CallOptions): Promise<RestAgentBot> {
      return client.one({ method: "GET", path: path`/agent_bots/${id}` }, options);
    },

    create(bot: AgentBotFields & { readonly name: string }, options?: CallOptions): Promise<RestAgentBot> {
      const body = { bot_type: "webhook", bot_config: {}, ...bot };
      return client.one({ method: "POST", path: path`/agent_bots`, body }, options);
    },

    update(id: number, fields: AgentBotFields, options?: CallOptions): Promise<RestAgentBot> {
      return client.one({ method: "PATCH", path: path`/agent_bots/${id}`, body: fields }, options);
    },

    async remove(id: number, options?: CallOptions): Promise<void> {
      await client.send({ method: "DELETE", path: path`/agent_bots/${id}` }, options);
    },

    /** Since 4.13. Deliveries on their way are still signed with the old secret. */
    async resetSecret(id: number, options?: CallOptions): Promise<void> {
      await client.send({ method: "POST", path: path`/agent_bots/${id}/reset_secret` }, options);
    },
  };
}
