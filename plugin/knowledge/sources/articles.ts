import type { Chatwoot } from "../../chatwoot/chatwoot.ts";
import type { RestArticle, RestPortal } from "../../chatwoot/resources/help-center.ts";
import type { SourceText } from "../../core/knowledge.ts";
import { localeFrom } from "../../language/locale.ts";

/** Stops at a Help Center that never ends its pages. */
const MAX_PAGES = 400;

/** The published articles of an account's Help Center. Chatwoot sends no webhooks for articles, so every sync reads all of them. */
export async function readArticles(reader: Chatwoot, baseUrl: string): Promise<readonly SourceText[]> {
  const portals = await reader.portals.list();
  const sources: SourceText[] = [];
  for (const portal of portals.filter(({ archived }) => archived !== true)) {
    const articles = await readPortal(reader, portal);
    sources.push(...articles.map((article) => toSource(article, portal, baseUrl)));
  }
  return sources;
}

async function readPortal(reader: Chatwoot, { slug }: RestPortal): Promise<readonly RestArticle[]> {
  const found = new Map<number, RestArticle>();
  for (let page = 1; page <= MAX_PAGES; page++) {
    const { payload } = await reader.articles.list(slug, { page, status: "published" });
    const fresh = payload.filter(({ id }) => !found.has(id));
    if (fresh.length === 0) break;
    for (const article of fresh) found.set(article.id, article);
  }
  // A version without this filter also returns drafts.
  return [...found.values()].filter(({ status }) => status === undefined || status === "published");
}

function toSource(article: RestArticle, portal: RestPortal, baseUrl: string): SourceText {
  const home = portal.custom_domain ? `https://${portal.custom_domain.replace(/^https?:\/\//, "")}` : baseUrl;
  return {
    kind: "article",
    key: `${portal.slug}/${article.id}`,
    title: article.title,
    text: [article.description, article.content].filter((part) => part).join("\n\n"),
    url: article.slug ? `${home.replace(/\/+$/, "")}/hc/${portal.slug}/articles/${article.slug}` : null,
    locale: localeFrom(article.category?.locale ?? portal.config?.default_locale),
    inboxIds: null,
    validUntil: null,
  };
}
