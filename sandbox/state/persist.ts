import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { isObject } from "../input.ts";
import type { Switches } from "../switches.ts";
import { indexContact, indexContactInbox, indexConversation, indexMessage } from "./indexes.ts";
import type { Counters, Store, TableName } from "./store.ts";

const TABLES: readonly TableName[] = [
  ...(["accounts", "users", "bots", "teams", "inboxes", "contacts", "contactInboxes", "conversations"] as const),
  ...(["messages", "labels", "cannedResponses", "portals", "categories", "articles", "attributeDefinitions"] as const),
  ...(["webhooks", "dashboardApps", "csatResponses", "contactNotes"] as const),
];

const SAVE_DELAY_MS = 1_000;
/** Saving takes at most a twentieth of the time, however large the state has become. */
const REST_FACTOR = 20;
/** After a crash the counters jump past every number that could have been given since the last save. */
const CRASH_JUMP = 1_000;
const SAVE_EVERY_IDS = 500;

export type Saver = {
  /** Call after anything may have changed. */
  touch(): void;
  stop(): Promise<void>;
};

type Saved = { readonly clean: boolean; readonly platformToken: string; readonly counters: Counters } & Record<
  string,
  unknown
>;

function serialize(store: Store, switches: Switches, clean: boolean): string {
  const tables = Object.fromEntries(TABLES.map((name) => [name, [...store[name].values()]]));
  return JSON.stringify({ clean, platformToken: store.platformToken, counters: store.counters, switches, ...tables });
}

function isSaved(value: unknown): value is Saved {
  return isObject(value) && typeof value.platformToken === "string" && isObject(value.counters);
}

/** Fills an empty store from the file; false when there is no file yet. */
export function loadState(file: string, store: Store, switches: Switches): boolean {
  if (!existsSync(file)) return false;
  const saved: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (!isSaved(saved)) throw new Error(`${file} is not a sandbox state; delete it to begin anew`);
  store.platformToken = saved.platformToken;
  Object.assign(switches, saved.switches);
  Object.assign(store.counters, saved.counters);
  if (!saved.clean) for (const counter of counterNames(store.counters)) bump(store.counters, counter);
  for (const name of TABLES) fill(store[name], saved[name]);
  rebuildIndexes(store);
  return true;
}

const counterNames = (counters: Counters) => Object.keys(counters) as (keyof Counters)[];

function bump(counters: Counters, name: keyof Counters): void {
  counters[name] = (counters[name] ?? 1) + CRASH_JUMP;
}

/** The file is our own writing: rows are taken as they are. */
function fill(table: Map<number, unknown>, rows: unknown): void {
  if (!Array.isArray(rows)) return;
  for (const row of rows) if (isObject(row) && typeof row.id === "number") table.set(row.id, row);
}

function rebuildIndexes(store: Store): void {
  for (const contact of store.contacts.values()) indexContact(store.indexes, contact);
  for (const link of store.contactInboxes.values()) indexContactInbox(store.indexes, link);
  for (const conversation of store.conversations.values()) indexConversation(store.indexes, conversation);
  for (const message of store.messages.values()) indexMessage(store.indexes, message);
}

const issued = (store: Store) => Object.values(store.counters).reduce((sum, next) => sum + (next ?? 0), 0);

export function createSaver(file: string | undefined, store: Store, switches: Switches): Saver {
  if (file === undefined) return { touch() {}, async stop() {} };
  const target = file;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  let savedIds = issued(store);
  let restMs = SAVE_DELAY_MS;
  let stopped = false;
  mkdirSync(dirname(target), { recursive: true });
  saveNow(false);

  function saveNow(clean: boolean): void {
    const temporary = `${target}.tmp`;
    writeFileSync(temporary, serialize(store, switches, clean), { mode: 0o600 });
    renameSync(temporary, target);
  }

  async function save(): Promise<void> {
    timer = undefined;
    const startedAt = performance.now();
    savedIds = issued(store);
    const text = serialize(store, switches, false);
    restMs = Math.max(SAVE_DELAY_MS, (performance.now() - startedAt) * REST_FACTOR);
    await writeFile(`${target}.next`, text, { mode: 0o600 });
    await rename(`${target}.next`, target);
  }

  function start(): void {
    writing = writing.then(save).catch((error: unknown) => {
      console.error(`sandbox: cannot save ${target}: ${error instanceof Error ? error.message : String(error)}`);
    });
  }

  return {
    touch() {
      if (stopped) return;
      const isUrgent = issued(store) - savedIds >= SAVE_EVERY_IDS;
      if (isUrgent) {
        clearTimeout(timer);
        timer = undefined;
        savedIds = issued(store);
        start();
      } else {
        timer ??= setTimeout(start, restMs);
      }
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await writing;
      saveNow(true);
    },
  };
}
