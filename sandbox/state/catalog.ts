import type { JsonObject } from "../input.ts";

/** Rows of the things around a conversation: texts, labels, surveys, settings. */

export type Label = { id: number; title: string; description: string | null; color: string; showOnSidebar: boolean };

export type CannedResponse = {
  id: number;
  shortCode: string;
  content: string;
  createdAt: number;
  updatedAt: number;
};

export type Portal = {
  id: number;
  slug: string;
  name: string;
  color: string;
  pageTitle: string;
  headerText: string;
  homepageLink: string;
  customDomain: string;
  archived: boolean;
  allowedLocales: string[];
  defaultLocale: string;
};

export type Category = {
  id: number;
  portalId: number;
  name: string;
  slug: string;
  locale: string;
  icon: string;
  description: string | null;
  position: number;
};

export const ARTICLE_STATUSES = ["draft", "published", "archived"] as const;
export type ArticleStatus = (typeof ARTICLE_STATUSES)[number];

export type Article = {
  id: number;
  portalId: number;
  categoryId: number | null;
  authorId: number;
  slug: string;
  title: string;
  content: string;
  description: string;
  status: ArticleStatus;
  position: number;
  locale: string;
  meta: JsonObject;
  views: number;
  createdAt: number;
  updatedAt: number;
};

export type AttributeDefinition = {
  id: number;
  attributeDisplayName: string;
  attributeKey: string;
  attributeDisplayType: string;
  attributeModel: string;
  attributeDescription: string | null;
  attributeValues: unknown[];
  createdAt: number;
  updatedAt: number;
};

export type AccountWebhook = {
  id: number;
  name: string | null;
  url: string;
  subscriptions: string[];
  inboxId: number | null;
  secret: string;
};

export type DashboardApp = { id: number; title: string; content: unknown[]; userId: number; createdAt: number };

export type CsatResponse = {
  id: number;
  conversationId: number;
  contactId: number;
  messageId: number;
  assigneeId: number | null;
  rating: number;
  feedback: string | null;
  createdAt: number;
};

export type ContactNote = { id: number; contactId: number; userId: number; content: string; createdAt: number };
