import { unix } from "../clock.ts";
import { asInteger, asPresent } from "../input.ts";
import { notFound } from "../refusal.ts";
import { articleLink, articleRest, articlesOf } from "../serializers/help-center.ts";
import type { Portal } from "../state/catalog.ts";
import type { World } from "../world.ts";
import { articleHasText } from "./help-center.ts";
import { Answer, type Call, found, paged, pageOf, type Route, route, textParam } from "./route.ts";

const PAGE = 25;
const LARGEST_PAGE = 100;
const SNIPPET = 160;

/** The Help Center as the world sees it: published articles only, no token. */
export function publicHelpCenterRoutes(world: World): readonly Route<null>[] {
  const portalOf = (call: Call<null>) =>
    found(
      [...world.store.portals.values()].find(({ slug, archived }) => slug === textParam(call, "slug") && !archived),
    );
  const published = (portal: Portal) => articlesOf(world, portal).filter(({ status }) => status === "published");
  return [
    route("GET /hc/:slug/articles/:file", (call) => {
      const portal = portalOf(call);
      const file = textParam(call, "file");
      const isMarkdown = file.endsWith(".md");
      if (isMarkdown && !world.caps.articleMarkdown) throw notFound();
      const slug = isMarkdown ? file.slice(0, -".md".length) : file;
      const article = found(published(portal).find((candidate) => candidate.slug === slug));
      article.views += 1;
      const type = isMarkdown ? "text/markdown" : "text/plain";
      const text = isMarkdown ? article.content : `${article.title}\n\n${article.content}`;
      return new Answer(200, text, { "Content-Type": `${type}; charset=utf-8` });
    }),
    route("GET /hc/:slug/:locale/articles.json", (call) => {
      const portal = portalOf(call);
      const text = asPresent(call.query.query);
      const matching = published(portal)
        .filter(({ locale }) => locale === textParam(call, "locale"))
        .filter((article) => text === undefined || articleHasText(article, text));
      const sorted = call.query.sort === "views" ? [...matching].sort((a, b) => b.views - a.views) : matching;
      const size = Math.min(asInteger(call.query.per_page) ?? PAGE, LARGEST_PAGE);
      const isSearch = text !== undefined && world.caps.articleSearchSnippets;
      return {
        payload: paged(sorted, pageOf(call), size).map((article) =>
          isSearch
            ? {
                id: article.id,
                category_id: article.categoryId,
                title: article.title,
                content: article.content.slice(0, SNIPPET),
                link: articleLink(portal, article),
              }
            : {
                ...articleRest(world, article),
                link: articleLink(portal, article),
                created_at: unix(article.createdAt),
              },
        ),
        meta: { articles_count: matching.length },
      };
    }),
  ];
}
