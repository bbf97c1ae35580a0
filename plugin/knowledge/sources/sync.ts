import type { Chatwoot } from "../../chatwoot/chatwoot.ts";
import type { SourceText } from "../../core/knowledge.ts";
import type { SourceKind } from "../../core/settings/source-kinds.ts";
import type { InboxStore } from "../../db/inbox-store.ts";
import type { KnowledgeStore, KnowledgeWriter } from "../../db/knowledge/knowledge-store.ts";
import { BatonError } from "../../errors.ts";
import type { Logger } from "../../telemetry/logger.ts";
import { readArticles } from "./articles.ts";
import { readCannedResponses } from "./canned-responses.ts";
import { readFolder } from "./folder.ts";
import { hashOf, prepareSource } from "./store.ts";

export interface SyncParts {
  readonly stores: {
    readonly connections: { list(): Promise<readonly { readonly id: string; readonly baseUrl: string }[]> };
    readonly inboxes: Pick<InboxStore, "list">;
    readonly knowledge: KnowledgeStore;
  };
  /** Chatwoot as a user sees it; null where there is no user token. */
  readonly loadReader: (connectionId: string) => Promise<Chatwoot | null>;
  /** Where Markdown files lie; null: nowhere. */
  readonly folder: string | null;
  readonly log: Logger;
  readonly now: () => number;
}

export interface SyncReport {
  readonly saved: number;
  readonly removed: number;
  readonly unchanged: number;
  /** What could not be read; what was known of it stays. */
  readonly problems: readonly string[];
}

export interface KnowledgeSync {
  sync(connectionId: string): Promise<SyncReport>;
  /** Those connections whose last synchronisation, by whatever process, is longer ago than this. */
  syncOlderThan(ageMs: number): Promise<void>;
}

/** Brings what is stored up to date with where it comes from: only what has changed is taken apart again. */
export function createKnowledgeSync(parts: SyncParts): KnowledgeSync {
  const { stores, log, now } = parts;
  const sync = async (connectionId: string): Promise<SyncReport> => {
    const read = await readAll(parts, connectionId);
    const counts = await stores.knowledge.change(connectionId, async (writer) => {
      const changed = await replace(writer, read);
      await writer.noteSync(now(), read.problems);
      return changed;
    });
    if (counts.saved + counts.removed > 0) log.info({ connectionId, ...counts }, "knowledge brought up to date");
    return { ...counts, problems: read.problems };
  };
  return {
    sync,
    async syncOlderThan(ageMs) {
      for (const { id } of await stores.connections.list()) {
        const state = await stores.knowledge.findState(id);
        if (state?.syncedAt && state.syncedAt > now() - ageMs) continue;
        await sync(id);
      }
    },
  };
}

interface Read {
  /** Only kinds that were read whole: what is missing of them is gone. */
  readonly kinds: readonly SourceKind[];
  readonly sources: readonly SourceText[];
  readonly problems: readonly string[];
}

async function readAll(parts: SyncParts, connectionId: string): Promise<Read> {
  const reads = await Promise.all([
    readKind(parts, "article", () => readFromChatwoot(parts, connectionId, readArticles)),
    readKind(parts, "canned_response", () => readFromChatwoot(parts, connectionId, readCannedResponses)),
    readKind(parts, "file", () => readFiles(parts, connectionId)),
  ]);
  return {
    kinds: reads.flatMap(({ kinds }) => kinds),
    sources: reads.flatMap(({ sources }) => sources),
    problems: [...new Set(reads.flatMap(({ problems }) => problems))],
  };
}

/** A source that is away for a moment must not take what it said along with it. */
async function readKind({ log }: SyncParts, kind: SourceKind, read: () => Promise<Omit<Read, "kinds">>): Promise<Read> {
  try {
    return { kinds: [kind], ...(await read()) };
  } catch (err) {
    log.warn({ err, kind }, "knowledge could not be read; what was known stays");
    const why = err instanceof BatonError ? err.message : "it cannot be read";
    return { kinds: [], sources: [], problems: [`${kind}: ${why}`] };
  }
}

const NO_TOKEN = "Without a user token neither the Help Center nor canned responses can be read. Run: baton setup";

async function readFromChatwoot(
  { stores, loadReader }: SyncParts,
  connectionId: string,
  read: (reader: Chatwoot, baseUrl: string) => Promise<readonly SourceText[]>,
): Promise<Omit<Read, "kinds">> {
  const reader = await loadReader(connectionId);
  if (!reader) return { sources: [], problems: [NO_TOKEN] };
  const connection = (await stores.connections.list()).find(({ id }) => id === connectionId);
  return { sources: await read(reader, connection?.baseUrl ?? ""), problems: [] };
}

async function readFiles({ stores, folder }: SyncParts, connectionId: string): Promise<Omit<Read, "kinds">> {
  if (folder === null) return { sources: [], problems: [] };
  const connectionIds = (await stores.connections.list()).map(({ id }) => id);
  return readFolder(folder, { connectionId, connectionIds, inboxes: await stores.inboxes.list(connectionId) });
}

async function replace(writer: KnowledgeWriter, { kinds, sources }: Read): Promise<Omit<SyncReport, "problems">> {
  const entries = await writer.list("entry");
  const stored = new Map((await writer.hashes([...kinds, "entry"])).map((row) => [nameOf(row), row]));
  // Entries change only by hand; but how they are taken apart may have changed.
  const changed = [...sources, ...entries].filter((source) => stored.get(nameOf(source))?.hash !== hashOf(source));
  for (const source of changed) await writer.save(prepareSource(source));
  const wanted = new Set([...sources, ...entries].map(nameOf));
  const gone = [...stored.values()].filter((row) => !wanted.has(nameOf(row)));
  await writer.remove(gone.map(({ id }) => id));
  if (changed.length + gone.length > 0) await writer.recount();
  return { saved: changed.length, removed: gone.length, unchanged: wanted.size - changed.length };
}

const nameOf = ({ kind, key }: { readonly kind: SourceKind; readonly key: string }) => `${kind} ${key}`;
