import { path } from "../api-path.ts";
import type { CallOptions, Client } from "../client.ts";
import type { RestAgent } from "./agents.ts";

export interface RestTeam {
  readonly id: number;
  /** Stored in lower case. */
  readonly name: string;
  readonly description?: string | null;
  readonly allow_auto_assign?: boolean;
  readonly account_id?: number;
  readonly is_member?: boolean;
}

export interface NewTeam {
  readonly name: string;
  readonly description?: string;
  readonly allow_auto_assign?: boolean;
}

/** Reads need a user token, `create` an administrator's. */
export function createTeams(client: Client) {
  return {
    list(options?: CallOptions): Promise<readonly RestTeam[]> {
      return client.many({ method: "GET", path: path`/teams` }, options);
    },

    create(team: NewTeam, options?: CallOptions): Promise<RestTeam> {
      return client.one({ method: "POST", path: path`/teams`, body: { team } }, options);
    },

    members(id: number, options?: CallOptions): Promise<readonly RestAgent[]> {
      return client.many({ method: "GET", path: path`/teams/${id}/team_members` }, options);
    },
  };
}
