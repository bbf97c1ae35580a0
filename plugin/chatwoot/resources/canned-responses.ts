import { path } from "../api-path.ts";
import type { CallOptions, Client } from "../client.ts";

export interface RestCannedResponse {
  readonly id: number;
  readonly account_id?: number;
  readonly short_code: string;
  readonly content: string;
  readonly created_at?: string;
  readonly updated_at?: string;
}

/** Needs a user token. */
export function createCannedResponses(client: Client) {
  return {
    /** All of them, not paged. */
    list(search?: string, options?: CallOptions): Promise<readonly RestCannedResponse[]> {
      return client.many({ method: "GET", path: path`/canned_responses`, query: { search } }, options);
    },
  };
}
