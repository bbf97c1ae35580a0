import { asInteger, asPresent } from "../input.ts";
import { notFound } from "../refusal.ts";
import { articleLink, articleRest, articlesOf } from "../serializers/help-center.ts";
import type { Article } from "../state/catalog.ts";
import type { World } from "../world.ts";
import { articleHasText } from "./help-center.ts";
import { Answer, type Call, found, paged, pageOf, type Route, route, textParam } from "./route.ts";

const PAGE = 25;
const LARGEST_PAGE = 100;
const SNIPPET = 160;

/** The Help Center as the world sees it: published articles only, no token. */
export function publicHelpCenterRoutes(world: World): readonly Route<null>[] {
  return [
    route("GET /hc/:slug/articles/:file", (call) => showArticle(world, call)),
    route("GET /hc/:slug/:locale/articles.json", (call) => listArticles(world, call)),
  ];
}

function publishedOf(world: World, call: Call<null>) {
  const slug = textParam(call, "slug");
  const portal = found([...world.store.portals.values()].find((candidate) => candidate.slug === slug));
  if (portal.archived) throw notFound();
  return { portal, articles: articlesOf(world, portal).filter(({ status }) => status === "published") };
}

function showArticle(world: World, call: Call<null>): Answer {
  const file = textParam(call, "file");
  const isMarkdown = file.endsWith(".md");
  if (isMarkdown && !world.caps.articleMarkdown) throw notFound();
  const slug = isMarkdown ? file.slice(0, -".md".length) : file;
  const article = found(publishedOf(world, call).articles.find((candidate) => candidate.slug === slug));
  article.views += 1;
  const type = isMarkdown ? "text/markdown" : "text/plain";
  const text = isMarkdown ? article.content : `${article.title}\n\n${article.content}`;
  return new Answer(200, text, { "Content-Type": `${type}; charset=utf-8` });
}

function listArticles(world: World, call: Call<null>) {
  const { portal, articles } = publishedOf(world, call);
  const text = asPresent(call.query.query);
  const matching = articles
    .filter(({ locale }) => locale === textParam(call, "locale"))
    .filter((article) => text === undefined || articleHasText(article, text));
  if (call.query.sort === "views") matching.sort((a, b) => b.views - a.views);
  const size = Math.min(asInteger(call.query.per_page) ?? PAGE, LARGEST_PAGE);
  const isSearch = text !== undefined && world.caps.articleSearchSnippets;
  const show = (article: Article) => (isSearch ? snippet(article) : articleRest(world, article));
  return {
    payload: paged(matching, pageOf(call), size).map((article) => ({
      ...show(article),
      link: articleLink(portal, article),
    })),
    meta: { articles_count: matching.length },
  };
}

function snippet(article: Article) {
  return {
    id: article.id,
    category_id: article.categoryId,
    title: article.title,
    content: article.content.slice(0, SNIPPET),
  };
}
