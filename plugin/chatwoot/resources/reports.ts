import { path } from "../api-path.ts";
import type { CallOptions, Client } from "../client.ts";

export interface ReportRange {
  /** Unix seconds. */
  readonly since: number;
  readonly until: number;
}

export interface BotMetrics {
  readonly conversation_count: number;
  readonly message_count: number;
  readonly resolution_rate: number;
  readonly handoff_rate: number;
}

/** Chatwoot's own count of what bots did. Needs an administrator's token. */
export function createReports(client: Client) {
  return {
    botMetrics(range: ReportRange, options?: CallOptions): Promise<BotMetrics> {
      const address = path`/api/v2/accounts/${client.accountId}/reports/bot_metrics`;
      return client.one({ method: "GET", path: address, scope: "root", query: { ...range } }, options);
    },
  };
}
