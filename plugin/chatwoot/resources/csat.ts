import { path } from "../api-path.ts";
import type { CallOptions, Client } from "../client.ts";

export interface RestRating {
  readonly id: number;
  readonly rating: number;
  readonly feedback_message: string | null;
  readonly message_id: number;
  /** The display id. */
  readonly conversation_id: number;
  readonly created_at: number | string;
}

export interface RatingQuery {
  readonly page?: number;
  /** Unix seconds. */
  readonly since?: number;
  readonly until?: number;
  readonly inbox_id?: number;
  readonly team_id?: number;
  readonly rating?: number;
}

/** Needs an administrator's token. */
export function createCsat(client: Client) {
  return {
    /** 25 a page. */
    list(query: RatingQuery = {}, options?: CallOptions): Promise<readonly RestRating[]> {
      return client.many({ method: "GET", path: path`/csat_survey_responses`, query: { ...query } }, options);
    },
  };
}
