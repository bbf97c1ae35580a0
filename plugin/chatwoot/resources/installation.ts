import { path } from "../api-path.ts";
import type { CallOptions, Client } from "../client.ts";

export interface RestInstallation {
  /** Forks number their versions differently. */
  readonly version: string;
  readonly timestamp?: string;
  readonly queue_services?: string;
  readonly data_services?: string;
}

/** Works without a token. */
export function createInstallation(client: Client) {
  return {
    version(options?: CallOptions): Promise<RestInstallation> {
      return client.one({ method: "GET", path: path`/api`, scope: "public" }, options);
    },
  };
}
