import { path } from "../api-path.ts";
import type { CallOptions, Client } from "../client.ts";

export interface RestPortal {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
  readonly archived?: boolean;
  readonly custom_domain?: string | null;
  readonly config?: { readonly default_locale?: string; readonly allowed_locales?: readonly unknown[] };
}

export interface RestArticle {
  readonly id: number;
  readonly slug?: string;
  readonly title: string;
  /** Markdown. */
  readonly content: string | null;
  readonly description?: string | null;
  readonly status?: string;
  readonly position?: number | null;
  /** Unix seconds: there are no webhooks for articles, so this time alone shows a change. */
  readonly updated_at?: number;
  readonly category?: RestCategory | null;
  readonly views?: number;
}

export interface RestCategory {
  readonly id: number | null;
  readonly name?: string | null;
  readonly slug?: string | null;
  readonly locale?: string | null;
}

export interface ArticleQuery {
  readonly page?: number;
  readonly locale?: string;
  readonly status?: "published" | "draft" | "archived";
  readonly category_slug?: string;
  readonly query?: string;
}

export interface ArticlePage {
  readonly meta: {
    readonly articles_count?: number;
    readonly all_articles_count?: number;
    readonly current_page?: number;
  };
  readonly payload: readonly RestArticle[];
}

/** All of the Help Center needs a user token; the path key of a portal is its slug. */
export function createPortals(client: Client) {
  return {
    list(options?: CallOptions): Promise<readonly RestPortal[]> {
      return client.many({ method: "GET", path: path`/portals` }, options);
    },

    get(slug: string, options?: CallOptions): Promise<RestPortal> {
      return client.one({ method: "GET", path: path`/portals/${slug}` }, options);
    },
  };
}

export function createArticles(client: Client) {
  return {
    /** 25 a page. */
    list(slug: string, query: ArticleQuery = {}, options?: CallOptions): Promise<ArticlePage> {
      return client.page({ method: "GET", path: path`/portals/${slug}/articles`, query: { ...query } }, options);
    },

    /** Needs an administrator's token. */
    async get(slug: string, articleId: number, options?: CallOptions): Promise<RestArticle> {
      const call = { method: "GET", path: path`/portals/${slug}/articles/${articleId}` } as const;
      const answer = await client.one<RestArticle | { payload: RestArticle }>(call, options);
      return "payload" in answer ? answer.payload : answer;
    },
  };
}
