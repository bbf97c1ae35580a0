import type { JsonObject } from "../input.ts";
import type { Inbox, Role, WorkingHours } from "../state/entities.ts";
import { randomToken, type Store } from "../state/store.ts";
import { ACCOUNT_ID, OTHER_ACCOUNT_ID } from "../world.ts";
import { ARTICLES, CANNED_RESPONSES, CATEGORIES } from "./help-center.ts";

/** The one password of all seeded people, for `POST /auth/sign_in`. */
export const SEED_PASSWORD = "Aurora#2026";

const PEOPLE: readonly (readonly [name: string, email: string, role: Role])[] = [
  ["Alice Prado", "alice@aurora.example", "administrator"],
  ["Bruno Lima", "bruno@aurora.example", "agent"],
  ["Carla Nunes", "carla@aurora.example", "agent"],
  ["Diego Rocha", "diego@aurora.example", "agent"],
];
const OFFLINE = "Diego Rocha";

const TEAMS: readonly (readonly [name: string, description: string, memberId: number])[] = [
  ["vendas", "Compras, tamanhos e pagamento", 2],
  ["suporte", "Entregas, trocas e garantia", 3],
  ["supervisao", "Casos difíceis e reclamações", 4],
];

const INBOXES: readonly (readonly [name: string, channelType: string, channel: JsonObject])[] = [
  ["Site", "Channel::Api", {}],
  ["WhatsApp", "Channel::Whatsapp", { phone_number: "+551155500120", provider: "whatsapp_cloud" }],
  ["Chat do site", "Channel::WebWidget", { website_url: "https://aurora.example", widget_color: "#7c3aed" }],
  ["E-mail", "Channel::Email", { email: "ola@aurora.example", forward_to_email: "entrada@aurora.example" }],
];

const LABELS: readonly (readonly [title: string, description: string, color: string])[] = [
  ["entrega", "Prazos, rastreio e atrasos", "#2563eb"],
  ["troca", "Trocas e devoluções", "#d97706"],
  ["pagamento", "Pix, cartão e boleto", "#059669"],
  ["reclamacao", "Cliente insatisfeito", "#dc2626"],
  ["vip", "Cliente de longa data", "#7c3aed"],
];

/** Fills an empty installation; one that has an account is left alone. */
export function seed(store: Store, nowMs: number): void {
  if (store.accounts.size > 0) return;
  store.accounts.set(ACCOUNT_ID, { id: ACCOUNT_ID, name: "Loja Aurora", locale: "pt_BR", createdAt: nowMs });
  store.accounts.set(OTHER_ACCOUNT_ID, { id: OTHER_ACCOUNT_ID, name: "Outra Loja", locale: "pt_BR", createdAt: nowMs });
  seedPeople(store, nowMs);
  for (const [name, channelType, channel] of INBOXES) {
    const memberIds = [...store.users.keys()];
    newInbox(store, { name, channelType, channel, memberIds });
  }
  seedTexts(store, nowMs);
}

function seedPeople(store: Store, nowMs: number): void {
  for (const [name, email, role] of PEOPLE) {
    const id = store.nextId("users");
    store.users.set(id, {
      ...{ id, name, email, role, displayName: null, password: SEED_PASSWORD, customAttributes: {} },
      availability: name === OFFLINE ? "offline" : "online",
      autoOffline: false,
      accessToken: randomToken(),
      pubsubToken: randomToken(),
    });
  }
  for (const [name, description, memberId] of TEAMS) {
    const id = store.nextId("teams");
    store.teams.set(id, {
      ...{ id, name, description, icon: "", iconColor: "" },
      ...{ allowAutoAssign: true, memberIds: [memberId], lastPickedId: 0, createdAt: nowMs, updatedAt: nowMs },
    });
  }
  // A system bot takes id 1, so that the first bot of the account shares its id with a person: user 2.
  const id = store.nextId("bots");
  store.bots.set(id, {
    ...{ id, name: "System bot", description: "Belongs to the installation", outgoingUrl: null, accountId: null },
    ...{ botType: "webhook", botConfig: {}, avatarUrl: "", accessToken: randomToken(), secret: randomToken() },
  });
}

type InboxSeed = Pick<Inbox, "name" | "channelType" | "channel" | "memberIds">;

/** An inbox with Chatwoot's defaults, except that the automatic messages are off. */
export function newInbox(store: Store, input: InboxSeed): Inbox {
  const inbox: Inbox = {
    id: store.nextId("inboxes"),
    ...input,
    identifier: randomToken(),
    hmacToken: randomToken(),
    hmacMandatory: false,
    secret: randomToken(),
    webhookUrl: null,
    settings: {
      ...{ greeting_enabled: false, greeting_message: null, working_hours_enabled: false, out_of_office_message: null },
      timezone: "America/Sao_Paulo",
      ...{ enable_email_collect: false, csat_survey_enabled: false, csat_config: {} },
      ...{ enable_auto_assignment: true, auto_assignment_config: {}, allow_messages_after_resolved: true },
      ...{ lock_to_single_conversation: false, sender_name_type: "friendly", business_name: null },
    },
    workingHours: [0, 1, 2, 3, 4, 5, 6].map(officeDay),
    agentBotId: null,
    portalId: null,
    lastPickedId: 0,
  };
  store.inboxes.set(inbox.id, inbox);
  return inbox;
}

function officeDay(day: number): WorkingHours {
  const closed = day === 0 || day === 6;
  return {
    day_of_week: day,
    closed_all_day: closed,
    open_hour: closed ? null : 9,
    open_minutes: closed ? null : 0,
    close_hour: closed ? null : 18,
    close_minutes: closed ? null : 0,
    open_all_day: false,
  };
}

function seedTexts(store: Store, nowMs: number): void {
  const times = { createdAt: nowMs, updatedAt: nowMs };
  for (const [title, description, color] of LABELS) {
    const id = store.nextId("labels");
    store.labels.set(id, { id, title, description, color, showOnSidebar: true });
  }
  for (const [shortCode, content] of CANNED_RESPONSES) {
    const id = store.nextId("cannedResponses");
    store.cannedResponses.set(id, { id, shortCode, content, ...times });
  }
  seedHelpCenter(store, times);
}

function seedHelpCenter(store: Store, times: { readonly createdAt: number; readonly updatedAt: number }): void {
  const portalId = store.nextId("portals");
  store.portals.set(portalId, {
    ...{ id: portalId, slug: "ajuda", name: "Central de ajuda", color: "#7c3aed", pageTitle: "Ajuda da Loja Aurora" },
    ...{ headerText: "Como podemos ajudar?", homepageLink: "https://aurora.example", customDomain: "" },
    ...{ archived: false, allowedLocales: ["pt_BR", "en"], defaultLocale: "pt_BR" },
  });
  const categoryIds = new Map<string, number>();
  CATEGORIES.forEach((category, i) => {
    const id = store.nextId("categories");
    store.categories.set(id, { id, portalId, ...category, description: null, position: (i + 1) * 10 });
    categoryIds.set(category.slug, id);
  });
  ARTICLES.forEach(({ category, ...article }, i) => {
    const id = store.nextId("articles");
    store.articles.set(id, {
      ...{ id, portalId, ...article, categoryId: categoryIds.get(category) ?? null, authorId: 1 },
      ...{ status: "published" as const, position: (i + 1) * 10, meta: {}, views: 0, ...times },
    });
  });
}
