import { path } from "../api-path.ts";
import type { CallOptions, Client } from "../client.ts";
import type { RestAgentBot } from "./agent-bots.ts";
import type { RestAgent } from "./agents.ts";

export interface RestInbox {
  readonly id: number;
  readonly name: string;
  readonly channel_type: string;
  readonly channel_id?: number;
  readonly timezone?: string;
  readonly working_hours_enabled?: boolean;
  readonly working_hours?: readonly RestWorkingHours[];
  readonly out_of_office_message?: string | null;
  readonly greeting_enabled?: boolean;
  readonly greeting_message?: string | null;
  readonly enable_email_collect?: boolean;
  readonly csat_survey_enabled?: boolean;
  readonly enable_auto_assignment?: boolean;
  readonly allow_messages_after_resolved?: boolean;
  readonly lock_to_single_conversation?: boolean;
  readonly help_center?: { readonly name: string; readonly slug: string } | null;
  readonly website_token?: string;
  /** API channel only: the key of the public API. */
  readonly inbox_identifier?: string;
  readonly webhook_url?: string | null;
}

export interface RestWorkingHours {
  /** 0 is Sunday. */
  readonly day_of_week: number;
  readonly closed_all_day: boolean;
  readonly open_all_day?: boolean;
  readonly open_hour: number | null;
  readonly open_minutes: number | null;
  readonly close_hour: number | null;
  readonly close_minutes: number | null;
}

/** Reads need a user token and show an agent his own inboxes only; writes need an administrator's. */
export function createInboxes(client: Client) {
  return {
    list(options?: CallOptions): Promise<readonly RestInbox[]> {
      return client.many({ method: "GET", path: path`/inboxes` }, options);
    },

    get(id: number, options?: CallOptions): Promise<RestInbox> {
      return client.one({ method: "GET", path: path`/inboxes/${id}` }, options);
    },

    /** One bot for each inbox: another one is replaced, null disconnects. */
    async setAgentBot(id: number, botId: number | null, options?: CallOptions): Promise<void> {
      const call = { method: "POST", path: path`/inboxes/${id}/set_agent_bot`, body: { agent_bot: botId } } as const;
      await client.send({ ...call, repeatable: true }, options);
    },

    async agentBot(id: number, options?: CallOptions): Promise<RestAgentBot | null> {
      const call = { method: "GET", path: path`/inboxes/${id}/agent_bot` } as const;
      const { agent_bot: bot } = await client.one<{ agent_bot?: RestAgentBot | null }>(call, options);
      return bot?.id === undefined ? null : bot;
    },

    members(id: number, options?: CallOptions): Promise<readonly RestAgent[]> {
      return client.many({ method: "GET", path: path`/inbox_members/${id}` }, options);
    },
  };
}
