import { path } from "../api-path.ts";
import type { CallOptions, Client } from "../client.ts";

export interface RestAgent {
  readonly id: number;
  readonly account_id?: number;
  readonly name: string;
  readonly available_name?: string;
  readonly email?: string;
  readonly role?: string;
  readonly availability_status?: "online" | "offline" | "busy";
  readonly auto_offline?: boolean;
  readonly confirmed?: boolean;
  readonly thumbnail?: string;
}

/** Need a user token. */
export function createAgents(client: Client) {
  return {
    list(options?: CallOptions): Promise<readonly RestAgent[]> {
      return client.many({ method: "GET", path: path`/agents` }, options);
    },
  };
}
