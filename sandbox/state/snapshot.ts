import { existsSync, readFileSync } from "node:fs";
import { asInteger, isObject, type JsonObject } from "../input.ts";
import type { Switches } from "../switches.ts";
import { indexContact, indexContactInbox, indexConversation, indexMessage } from "./indexes.ts";
import { type Counters, type Store, sequencesOf, type TableName } from "./store.ts";

const TABLES: readonly TableName[] = [
  ...(["accounts", "users", "bots", "teams", "inboxes", "contacts", "contactInboxes", "conversations"] as const),
  ...(["messages", "labels", "cannedResponses", "portals", "categories", "articles", "attributeDefinitions"] as const),
  ...(["webhooks", "dashboardApps", "csatResponses", "contactNotes"] as const),
];

/** After a crash the counters jump past every number that could have been given since the last save. */
const CRASH_JUMP = 1_000;

export type Saveable = { readonly store: Store; readonly switches: Switches };

/** `clean` says that the process ended in order and nothing came after this. */
export function writeSnapshot({ store, switches }: Saveable, clean: boolean): string {
  const tables = Object.fromEntries(TABLES.map((name) => [name, [...store[name].values()]]));
  return JSON.stringify({ clean, platformToken: store.platformToken, counters: store.counters, switches, ...tables });
}

/** Fills an empty store from the file, if there is one. */
export function loadSnapshot(file: string, { store, switches }: Saveable): void {
  if (!existsSync(file)) return;
  const saved: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (!isObject(saved) || typeof saved.platformToken !== "string" || !isObject(saved.counters)) {
    throw new Error(`${file} is not a sandbox state; delete it to begin anew`);
  }
  store.platformToken = saved.platformToken;
  Object.assign(switches, saved.switches);
  if (saved.clean === true) loadCounters(store.counters, [saved.counters], 0);
  else loadCounters(store.counters, [saved.counters, readCounters(countersFile(file))], CRASH_JUMP);
  for (const name of TABLES) fill(store[name], saved[name]);
  for (const contact of store.contacts.values()) indexContact(store.indexes, contact);
  for (const link of store.contactInboxes.values()) indexContactInbox(store.indexes, link);
  for (const conversation of store.conversations.values()) indexConversation(store.indexes, conversation);
  for (const message of store.messages.values()) indexMessage(store.indexes, message);
}

/** Where the counters alone are kept between two saves of everything. */
export const countersFile = (file: string) => `${file}.ids`;

/** After a crash a counter goes on from the highest number that was written down anywhere, and then some. */
function loadCounters(counters: Counters, saved: readonly JsonObject[], jump: number): void {
  for (const name of sequencesOf(counters)) {
    const written = saved.map((numbers) => asInteger(numbers[name]) ?? 0);
    counters[name] = Math.max(counters[name], ...written) + jump;
  }
}

function readCounters(file: string): JsonObject {
  const found: unknown = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  return isObject(found) ? found : {};
}

/** The file is our own writing: rows are taken as they are. */
function fill(table: Map<number, unknown>, rows: unknown): void {
  if (!Array.isArray(rows)) return;
  for (const row of rows) if (isObject(row) && typeof row.id === "number") table.set(row.id, row);
}
