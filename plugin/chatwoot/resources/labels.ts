import { path } from "../api-path.ts";
import type { CallOptions, Client } from "../client.ts";

export interface RestLabel {
  readonly id: number;
  /** Lower case. */
  readonly title: string;
  readonly description?: string | null;
  readonly color?: string;
  readonly show_on_sidebar?: boolean;
}

export interface NewLabel {
  readonly title: string;
  readonly description?: string;
  readonly color?: string;
  readonly show_on_sidebar?: boolean;
}

/** The account's labels; those of a conversation are with `conversations`. `create` needs an administrator's token. */
export function createLabels(client: Client) {
  return {
    list(options?: CallOptions): Promise<readonly RestLabel[]> {
      return client.many({ method: "GET", path: path`/labels` }, options);
    },

    create(label: NewLabel, options?: CallOptions): Promise<RestLabel> {
      return client.one({ method: "POST", path: path`/labels`, body: { label } }, options);
    },
  };
}
