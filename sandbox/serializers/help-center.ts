import { unix } from "../clock.ts";
import type { Article, Category, Portal } from "../state/catalog.ts";
import { ACCOUNT_ID, type World } from "../world.ts";
import { agentRest } from "./people.ts";

export function articlesOf(world: World, portal: Portal): Article[] {
  return [...world.store.articles.values()]
    .filter(({ portalId }) => portalId === portal.id)
    .sort((a, b) => a.position - b.position || a.id - b.id);
}

export function portalRest(world: World, portal: Portal) {
  const inbox = [...world.store.inboxes.values()].find(({ portalId }) => portalId === portal.id);
  const articles = articlesOf(world, portal);
  const categories = [...world.store.categories.values()].filter(({ portalId }) => portalId === portal.id);
  return {
    id: portal.id,
    color: portal.color,
    custom_domain: portal.customDomain,
    header_text: portal.headerText,
    homepage_link: portal.homepageLink,
    name: portal.name,
    page_title: portal.pageTitle,
    slug: portal.slug,
    archived: portal.archived,
    account_id: ACCOUNT_ID,
    config: {
      allowed_locales: portal.allowedLocales.map((code) => ({
        code,
        articles_count: articles.filter(({ locale }) => locale === code).length,
        categories_count: categories.filter(({ locale }) => locale === code).length,
      })),
      default_locale: portal.defaultLocale,
    },
    ...(inbox ? { inbox: { id: inbox.id, name: inbox.name, channel_type: inbox.channelType } } : {}),
    meta: {
      all_articles_count: articles.length,
      archived_articles_count: articles.filter(({ status }) => status === "archived").length,
      published_count: articles.filter(({ status }) => status === "published").length,
      draft_articles_count: articles.filter(({ status }) => status === "draft").length,
      categories_count: categories.length,
      default_locale: portal.defaultLocale,
    },
  };
}

export function categoryRest(world: World, category: Category) {
  return {
    id: category.id,
    name: category.name,
    slug: category.slug,
    locale: category.locale,
    icon: category.icon,
    description: category.description,
    position: category.position,
    account_id: ACCOUNT_ID,
    ...(world.caps.teamIcons ? { icon_color: "" } : {}),
    meta: { articles_count: [...world.store.articles.values()].filter((a) => a.categoryId === category.id).length },
  };
}

export function articleRest(world: World, article: Article) {
  const category = article.categoryId === null ? undefined : world.store.categories.get(article.categoryId);
  const author = world.store.users.get(article.authorId);
  return {
    id: article.id,
    slug: article.slug,
    title: article.title,
    content: article.content,
    description: article.description,
    status: article.status,
    position: article.position,
    account_id: ACCOUNT_ID,
    updated_at: unix(article.updatedAt),
    meta: article.meta,
    category: {
      id: category?.id ?? null,
      name: category?.name ?? null,
      slug: category?.slug ?? null,
      locale: article.locale,
      icon: category?.icon ?? null,
      ...(world.caps.teamIcons ? { icon_color: "" } : {}),
    },
    views: article.views,
    ...(author ? { author: agentRest(author) } : {}),
    associated_articles: [],
  };
}

export const articleLink = (portal: Portal, article: Article) => `hc/${portal.slug}/articles/${article.slug}`;
