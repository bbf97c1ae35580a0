import { randomInt } from "node:crypto";
import type {
  AccountWebhook,
  Article,
  AttributeDefinition,
  CannedResponse,
  Category,
  ContactNote,
  CsatResponse,
  DashboardApp,
  Label,
  Portal,
} from "./catalog.ts";
import type { Account, AgentBot, Contact, ContactInbox, Conversation, Inbox, Message, Team, User } from "./entities.ts";
import { createIndexes, type Indexes } from "./indexes.ts";

type Tables = {
  accounts: Map<number, Account>;
  users: Map<number, User>;
  bots: Map<number, AgentBot>;
  teams: Map<number, Team>;
  inboxes: Map<number, Inbox>;
  contacts: Map<number, Contact>;
  contactInboxes: Map<number, ContactInbox>;
  conversations: Map<number, Conversation>;
  messages: Map<number, Message>;
  labels: Map<number, Label>;
  cannedResponses: Map<number, CannedResponse>;
  portals: Map<number, Portal>;
  categories: Map<number, Category>;
  articles: Map<number, Article>;
  attributeDefinitions: Map<number, AttributeDefinition>;
  webhooks: Map<number, AccountWebhook>;
  dashboardApps: Map<number, DashboardApp>;
  csatResponses: Map<number, CsatResponse>;
  contactNotes: Map<number, ContactNote>;
};

export type TableName = keyof Tables;
type Sequence = TableName | "conversationRows" | "attachments";
/** The next number of each sequence. */
export type Counters = Record<Sequence, number>;

export type Store = Tables & {
  readonly indexes: Indexes;
  readonly counters: Counters;
  platformToken: string;
  /** The next number of a sequence. Numbers are never given twice, not even after a crash. */
  nextId(sequence: Sequence): number;
};

/** Sequences start apart from each other, so that a mix-up of two ids cannot go unnoticed. */
function firstIds(): Counters {
  return {
    ...{ accounts: 1, users: 1, bots: 1, teams: 1, inboxes: 1, contacts: 101, contactInboxes: 901 },
    ...{ conversations: 1, conversationRows: 501, messages: 10_001, attachments: 71 },
    ...{ labels: 1, cannedResponses: 1, portals: 1, categories: 1, articles: 301, attributeDefinitions: 1 },
    ...{ webhooks: 1, dashboardApps: 1, csatResponses: 1, contactNotes: 1 },
  };
}

export const sequencesOf = (counters: Counters) => Object.keys(counters) as Sequence[];

export function createStore(): Store {
  const counters = firstIds();
  return {
    accounts: new Map(),
    users: new Map(),
    bots: new Map(),
    teams: new Map(),
    inboxes: new Map(),
    contacts: new Map(),
    contactInboxes: new Map(),
    conversations: new Map(),
    messages: new Map(),
    labels: new Map(),
    cannedResponses: new Map(),
    portals: new Map(),
    categories: new Map(),
    articles: new Map(),
    attributeDefinitions: new Map(),
    webhooks: new Map(),
    dashboardApps: new Map(),
    csatResponses: new Map(),
    contactNotes: new Map(),
    indexes: createIndexes(),
    counters,
    platformToken: randomToken(),
    nextId(sequence) {
      counters[sequence] += 1;
      return counters[sequence] - 1;
    },
  };
}

const TOKEN_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

export function randomToken(length = 24): string {
  return Array.from({ length }, () => TOKEN_ALPHABET[randomInt(TOKEN_ALPHABET.length)]).join("");
}
