import { path } from "../api-path.ts";
import type { CallOptions, Client } from "../client.ts";

/** Without the token and websocket key that Chatwoot sends along. */
export interface RestProfile {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly accounts: readonly RestMembership[];
}

export interface RestMembership {
  readonly id: number;
  readonly name: string;
  readonly status?: string;
  readonly role: string;
  readonly availability_status?: string;
}

/** The owner of the user token. A bot gets 401. */
export function createProfile(client: Client) {
  return {
    async get(options?: CallOptions): Promise<RestProfile> {
      const call = { method: "GET", path: path`/api/v1/profile`, scope: "root" } as const;
      const { id, name, email, accounts } = await client.one<RestProfile>(call, options);
      return { id, name, email, accounts: accounts ?? [] };
    },
  };
}
