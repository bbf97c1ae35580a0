import { asInteger, asPresent, asText, type JsonObject, oneOf } from "../input.ts";
import { invalidRecord } from "../refusal.ts";
import { articleRest, articlesOf, categoryRest, portalRest } from "../serializers/help-center.ts";
import { ARTICLE_STATUSES, type Article, type ArticleStatus, type Portal } from "../state/catalog.ts";
import type { World } from "../world.ts";
import { rooted } from "./rooted.ts";
import {
  type AccountRoute,
  type Call,
  forAdmins,
  forUsers,
  found,
  idParam,
  paged,
  pageOf,
  textParam,
  type UserActor,
} from "./route.ts";

const PAGE = 25;

/** The knowledge base as its editors see it. Every user may read it, only administrators write. */
export function helpCenterRoutes(world: World): readonly AccountRoute[] {
  const { portals, categories } = world.store;
  const portalOf = (call: Call<UserActor>) =>
    found([...portals.values()].find(({ slug }) => slug === textParam(call, "slug")));
  return [
    forUsers("GET /portals", () => ({
      payload: [...portals.values()].map((portal) => portalRest(world, portal)),
      meta: { current_page: 1, portals_count: portals.size },
    })),
    forUsers("GET /portals/:slug", (call) => portalRest(world, portalOf(call))),
    forAdmins("POST /portals", (call) => portalRest(world, createPortal(world, rooted(call.body, "portal")))),
    forUsers("GET /portals/:slug/categories", (call) => {
      const portal = portalOf(call);
      const locale = asPresent(call.query.locale);
      const shown = [...categories.values()].filter(
        (category) => category.portalId === portal.id && (locale === undefined || category.locale === locale),
      );
      return {
        payload: shown.map((category) => categoryRest(world, category)),
        meta: { current_page: 1, categories_count: shown.length },
      };
    }),
    ...articleRoutes(world, portalOf),
  ];
}

function createPortal(world: World, fields: JsonObject): Portal {
  const name = asPresent(fields.name);
  const slug = asPresent(fields.slug);
  if (name === undefined) throw invalidRecord("Name can't be blank", ["name"]);
  if (slug === undefined) throw invalidRecord("Slug can't be blank", ["slug"]);
  if ([...world.store.portals.values()].some((portal) => portal.slug === slug)) {
    throw invalidRecord("Slug has already been taken", ["slug"]);
  }
  const portal: Portal = {
    ...{ id: world.store.nextId("portals"), name, slug, archived: false },
    color: asText(fields.color) ?? "#1f93ff",
    pageTitle: asText(fields.page_title) ?? "",
    headerText: asText(fields.header_text) ?? "",
    homepageLink: asText(fields.homepage_link) ?? "",
    customDomain: asText(fields.custom_domain) ?? "",
    ...{ allowedLocales: ["en"], defaultLocale: "en" },
  };
  world.store.portals.set(portal.id, portal);
  return portal;
}

function articleRoutes(world: World, portalOf: (call: Call<UserActor>) => Portal): readonly AccountRoute[] {
  const { articles } = world.store;
  const articleOf = (call: Call<UserActor>) => {
    const article = found(articles.get(idParam(call)));
    return found(article.portalId === portalOf(call).id ? article : undefined);
  };
  return [
    forUsers("GET /portals/:slug/articles", (call) => listArticles(world, call, portalOf(call))),
    forUsers("GET /portals/:slug/articles/:id", (call) => ({ payload: articleRest(world, articleOf(call)) })),
    forAdmins("POST /portals/:slug/articles", (call) => {
      const article = createArticle(world, portalOf(call), rooted(call.body, "article"));
      return { payload: articleRest(world, article) };
    }),
    ...["PATCH", "PUT"].map((method) =>
      forAdmins(`${method} /portals/:slug/articles/:id`, (call) => {
        const article = articleOf(call);
        applyArticle(world, article, rooted(call.body, "article"));
        return { payload: articleRest(world, article) };
      }),
    ),
    forAdmins("DELETE /portals/:slug/articles/:id", (call) => {
      articles.delete(articleOf(call).id);
    }),
  ];
}

/** By name, or by Chatwoot's number. */
function statusOf(value: unknown): ArticleStatus | undefined {
  return oneOf(value, ARTICLE_STATUSES) ?? ARTICLE_STATUSES[asInteger(value) ?? -1];
}

export function articleHasText(article: Article, text: string): boolean {
  return `${article.title}\n${article.description}\n${article.content}`.toLowerCase().includes(text.toLowerCase());
}

function listArticles(world: World, call: Call<UserActor>, portal: Portal) {
  const { query, actor } = call;
  const locale = asPresent(query.locale);
  const status = statusOf(query.status);
  const categorySlug = asPresent(query.category_slug);
  const authorId = asInteger(query.author_id);
  const text = asPresent(query.query);
  const ofLocale = articlesOf(world, portal).filter((article) => locale === undefined || article.locale === locale);
  const matching = ofLocale.filter((article) => {
    const category = article.categoryId === null ? undefined : world.store.categories.get(article.categoryId);
    return (
      (status === undefined || article.status === status) &&
      (categorySlug === undefined || category?.slug === categorySlug) &&
      (authorId === undefined || article.authorId === authorId) &&
      (text === undefined || articleHasText(article, text))
    );
  });
  const count = (wanted: ArticleStatus) => ofLocale.filter((article) => article.status === wanted).length;
  return {
    payload: paged(matching, pageOf(call), PAGE).map((article) => articleRest(world, article)),
    meta: {
      all_articles_count: ofLocale.length,
      archived_articles_count: count("archived"),
      articles_count: matching.length,
      current_page: pageOf(call),
      draft_articles_count: count("draft"),
      mine_articles_count: ofLocale.filter((article) => article.authorId === actor.user.id).length,
      published_count: count("published"),
    },
  };
}

function createArticle(world: World, portal: Portal, fields: JsonObject): Article {
  const title = asPresent(fields.title);
  const authorId = asInteger(fields.author_id);
  if (title === undefined) throw invalidRecord("Title can't be blank", ["title"]);
  if (authorId === undefined || !world.store.users.has(authorId)) {
    throw invalidRecord("Author must exist", ["author"]);
  }
  const id = world.store.nextId("articles");
  const now = world.clock.now();
  const slug = asPresent(fields.slug) ?? `${Math.floor(now / 1_000)}-${slugged(title)}`;
  const article: Article = {
    ...{ id, portalId: portal.id, categoryId: null, authorId, slug, title, content: "", description: "" },
    ...{ status: "draft", position: id * 10, locale: portal.defaultLocale, meta: {}, views: 0 },
    ...{ createdAt: now, updatedAt: now },
  };
  applyArticle(world, article, fields);
  world.store.articles.set(id, article);
  return article;
}

const slugged = (title: string) =>
  title
    .normalize("NFD")
    .replace(/[^\w\s-]/g, "")
    .trim()
    .toLowerCase()
    .replace(/\s+/g, "-");

function applyArticle(world: World, article: Article, fields: JsonObject): void {
  article.title = asPresent(fields.title) ?? article.title;
  article.slug = asPresent(fields.slug) ?? article.slug;
  article.content = asText(fields.content) ?? article.content;
  article.description = asText(fields.description) ?? article.description;
  article.status = statusOf(fields.status) ?? article.status;
  const categoryId = asInteger(fields.category_id);
  article.categoryId = categoryId ?? article.categoryId;
  const category = categoryId === undefined ? undefined : world.store.categories.get(categoryId);
  article.locale = asPresent(fields.locale) ?? category?.locale ?? article.locale;
  article.updatedAt = world.clock.now();
}
