import { path } from "../api-path.ts";
import type { CallOptions, Client } from "../client.ts";

export interface RestDashboardApp {
  readonly id: number;
  readonly title: string;
  readonly content: readonly { readonly type: string; readonly url: string }[];
}

export interface DashboardAppFields {
  readonly title: string;
  readonly url: string;
}

/** Tabs in the conversation view. Writes need an administrator's token. */
export function createDashboardApps(client: Client) {
  const bodyOf = ({ title, url }: DashboardAppFields) => ({
    dashboard_app: { title, content: [{ type: "frame", url }] },
  });
  return {
    list(options?: CallOptions): Promise<readonly RestDashboardApp[]> {
      return client.many({ method: "GET", path: path`/dashboard_apps` }, options);
    },

    create(app: DashboardAppFields, options?: CallOptions): Promise<RestDashboardApp> {
      return client.one({ method: "POST", path: path`/dashboard_apps`, body: bodyOf(app) }, options);
    },

    update(id: number, app: DashboardAppFields, options?: CallOptions): Promise<RestDashboardApp> {
      return client.one({ method: "PATCH", path: path`/dashboard_apps/${id}`, body: bodyOf(app) }, options);
    },

    async remove(id: number, options?: CallOptions): Promise<void> {
      await client.send({ method: "DELETE", path: path`/dashboard_apps/${id}` }, options);
    },
  };
}
