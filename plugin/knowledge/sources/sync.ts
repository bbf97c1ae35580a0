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
  /** A client with a user token; null without one. */
  readonly loadReader: (connectionId: string) => Promise<Chatwoot | null>;
  /** The folder with Markdown files; null: none. */
  readonly folder: string | null;
  readonly log: Logger;
  readonly now: () => number;
}

export interface SyncReport {
  readonly saved: number;
  readonly removed: number;
  readonly unchanged: number;
  /** Sources that could not be read. Their stored texts stay. */
  readonly problems: readonly string[];
}

export interface KnowledgeSync {
  sync(connectionId: string): Promise<SyncReport>;
  /** Synchronises connections whose last synchronisation, in any process, is older than this. */
  syncOlderThan(ageMs: number): Promise<void>;
}

/** Updates the stored texts from their sources. Only changed texts are split again. */
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

interface ReadSources {
  /** Kinds that were read completely: their stored texts that were not read are removed. */
  readonly kinds: readonly SourceKind[];
  readonly sources: readonly SourceText[];
  readonly problems: readonly string[];
}

async function readAll(parts: SyncParts, connectionId: string): Promise<ReadSources> {
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

/** If a source cannot be read, its stored texts stay. */
async function readKind(
  { log }: SyncParts,
  kind: SourceKind,
  read: () => Promise<Omit<ReadSources, "kinds">>,
): Promise<ReadSources> {
  try {
    return { kinds: [kind], ...(await read()) };
  } catch (err) {
    log.warn({ err, kind }, "knowledge could not be read; the stored texts stay");
    const why = err instanceof BatonError ? err.message : "it cannot be read";
    return { kinds: [], sources: [], problems: [`${kind}: ${why}`] };
  }
}

const NO_TOKEN = "Without a user token neither the Help Center nor canned responses can be read. Run: baton setup";

async function readFromChatwoot(
  { stores, loadReader }: SyncParts,
  connectionId: string,
  read: (reader: Chatwoot, baseUrl: string) => Promise<readonly SourceText[]>,
): Promise<Omit<ReadSources, "kinds">> {
  const reader = await loadReader(connectionId);
  if (!reader) return { sources: [], problems: [NO_TOKEN] };
  const connection = (await stores.connections.list()).find(({ id }) => id === connectionId);
  return { sources: await read(reader, connection?.baseUrl ?? ""), problems: [] };
}

async function readFiles({ stores, folder }: SyncParts, connectionId: string): Promise<Omit<ReadSources, "kinds">> {
  if (folder === null) return { sources: [], problems: [] };
  const connectionIds = (await stores.connections.list()).map(({ id }) => id);
  return readFolder(folder, { connectionId, connectionIds, inboxes: await stores.inboxes.list(connectionId) });
}

async function replace(
  writer: KnowledgeWriter,
  { kinds, sources }: ReadSources,
): Promise<Omit<SyncReport, "problems">> {
  const entries = await writer.list("entry");
  const stored = new Map((await writer.hashes([...kinds, "entry"])).map((row) => [sourceKey(row), row]));
  // Entries change only in Baton, but the splitting of texts may have changed.
  const changed = [...sources, ...entries].filter((source) => stored.get(sourceKey(source))?.hash !== hashOf(source));
  for (const source of changed) await writer.save(prepareSource(source));
  const wanted = new Set([...sources, ...entries].map(sourceKey));
  const gone = [...stored.values()].filter((row) => !wanted.has(sourceKey(row)));
  await writer.remove(gone.map(({ id }) => id));
  if (changed.length + gone.length > 0) await writer.recount();
  return { saved: changed.length, removed: gone.length, unchanged: wanted.size - changed.length };
}

const sourceKey = ({ kind, key }: { readonly kind: SourceKind; readonly key: string }) => `${kind} ${key}`;
