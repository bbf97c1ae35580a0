import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Knex } from "knex";
import { abilitiesOf } from "../chatwoot/abilities.ts";
import { type Envelope, readEnvelope } from "../chatwoot/envelope.ts";
import { parseEvent } from "../chatwoot/parse-event.ts";
import type { ConversationKey } from "../core/conversation.ts";
import type { BatonEvent } from "../core/event.ts";
import type { Baton } from "../core/holder.ts";
import type { Connection } from "../db/connection-store.ts";
import { openPrivateCopy, type PrivateCopy } from "../db/private-copy.ts";
import { createReplayStore, type ReplayedEffect, type ReplayedFact } from "../db/replay-store.ts";
import { openStores, type Stores } from "../db/stores.ts";
import { ConfigInvalid, NotFound } from "../errors.ts";
import type { Logger } from "../logger.ts";
import { buildPath } from "../main.ts";
import { createMetrics } from "../metrics.ts";
import type { JobQueue } from "../queue/queue.ts";
import { createDirectory } from "../turn/directory.ts";
import { unlimited } from "../turn/pace.ts";
import type { FullConfig } from "./open-config.ts";

export interface Recording {
  readonly rawBody: Buffer;
  readonly payload: unknown;
}

export interface ReplayParts {
  readonly config: FullConfig;
  readonly stores: Stores;
  readonly db: Knex;
  readonly log: Logger;
  readonly recording: Recording;
  /** Undefined: nothing is connected, and a made-up connection stands in. */
  readonly connection: Connection | undefined;
}

export interface Replayed {
  readonly connection: string;
  readonly version: string;
  readonly event: string;
  /** What it means to Baton; null: nothing. */
  readonly meaning: BatonEvent["type"] | null;
  readonly conversation: number | null;
  readonly inbox: number | null;
  readonly outcome: string;
  /** Null: a conversation that Baton did not know. */
  readonly before: Baton | null;
  readonly after: Baton | null;
  readonly record: readonly ReplayedFact[];
  readonly effects: readonly ReplayedEffect[];
  readonly isReal: boolean;
}

/** Of a recording from a version and an account that nobody named. */
const STAND_IN = "stand-in";
const STAND_IN_VERSION = "4.16.2";

/** The one that was named, else the only one, else the one that serves the recording's account. */
export async function chooseConnection(
  stores: Pick<Stores, "connections">,
  { payload }: Recording,
  wanted: string | undefined,
): Promise<Connection | undefined> {
  const all = await stores.connections.list();
  const ids = all.map(({ id }) => id).join(", ") || "none";
  if (wanted !== undefined) {
    const found = all.find(({ id }) => id === wanted);
    if (!found) throw new NotFound(`There is no connection ${wanted}; there are: ${ids}`);
    return found;
  }
  if (all.length < 2) return all[0];
  const accountId = parseEvent(payload, { botId: null, accountId: null })?.accountId;
  const [match, another] = all.filter((connection) => connection.accountId === accountId);
  if (!match || another) throw new ConfigInvalid(`Say whose delivery it is: --connection with one of ${ids}`);
  return match;
}

/** On a private copy: everything happens, and nothing comes of it. */
export async function rehearse(
  parts: ReplayParts,
  options: { readonly isFresh: boolean; readonly version: string | undefined },
): Promise<Replayed> {
  const copy = await openPrivateCopy(parts.config.DATABASE_URL);
  try {
    const stores = openStores(copy.db, parts.config.BATON_SECRET_KEY);
    const stored = parts.connection ?? standIn(parts.recording);
    const connection = options.version ? { ...stored, abilities: abilitiesOf(options.version) } : stored;
    const { key, contactId, messageId } = whatItIsAbout(parts.recording, connection);
    if (key && !options.isFresh) await copy.fill(key, contactId);
    await stores.connections.save(connection);
    if (messageId !== null) await copy.forget(messageId);
    return await walk({ ...parts, stores, db: copy.db, connection }, copy);
  } finally {
    await copy.close();
  }
}

/** For good: stored, settled, and sent to Chatwoot. */
export async function resend(parts: ReplayParts): Promise<Replayed> {
  const { connection } = parts;
  if (!connection) throw new NotFound("Nothing is connected that it could be delivered to. Run: baton setup");
  return walk({ ...parts, connection }, null);
}

function standIn({ payload }: Recording): Connection {
  const event = parseEvent(payload, { botId: null, accountId: null });
  const urlToken = randomBytes(12).toString("base64url");
  return {
    id: STAND_IN,
    baseUrl: "http://stand-in.invalid",
    accountId: event?.accountId ?? 1,
    botId: null,
    botName: "Baton",
    botToken: "",
    userToken: null,
    botSecret: null,
    accountSecret: null,
    urlToken,
    abilities: abilitiesOf(STAND_IN_VERSION),
  };
}

interface About {
  readonly key: ConversationKey | null;
  readonly contactId: number | null;
  /** Of a message that is new in this delivery. */
  readonly messageId: number | null;
}

function whatItIsAbout(recording: Recording, connection: Connection): About {
  const { event: name, conversationId, messageId } = envelopeOf(recording);
  const event = meaningOf(recording, connection);
  return {
    key: conversationId === null ? null : { connectionId: connection.id, conversationId },
    contactId: event?.conversation.contact?.id ?? null,
    messageId: name === "message_created" ? messageId : null,
  };
}

/** Every replay is a delivery of its own, or the second one would be taken for a repeated first. */
function envelopeOf({ payload, rawBody }: Recording): Envelope {
  return { ...readEnvelope(payload, { rawBody }), dedupeKey: `replay:${randomUUID()}` };
}

function meaningOf({ payload }: Recording, { botId, accountId, abilities }: Connection): BatonEvent | undefined {
  return parseEvent(payload, { botId, accountId, contentIsRendered: abilities.contentIsRendered });
}

/** Nobody has to be nudged: this process does the work itself, step by step. */
const silentQueue: JobQueue = {
  nudge: async () => undefined,
  startWorker: () => ({ stop: async () => undefined }),
  ping: async () => undefined,
  close: async () => undefined,
};

interface Walk extends ReplayParts {
  readonly connection: Connection;
}

async function walk(parts: Walk, copy: PrivateCopy | null): Promise<Replayed> {
  const { stores, recording, connection, db } = parts;
  const envelope = envelopeOf(recording);
  const key =
    envelope.conversationId === null ? null : { connectionId: connection.id, conversationId: envelope.conversationId };
  const replays = createReplayStore(db);
  const before = key && (await stores.turns.find(key));
  const mark = key && (await replays.mark(key));
  const delivery = { connectionId: connection.id, source: "bot" as const, receivedAt: Date.now(), ...envelope };
  await stores.deliveries.insertAll([{ ...delivery, body: recording.rawBody.toString("utf8") }]);
  if (key) await walkConversation(parts, key, copy);
  const after = key && (await stores.turns.find(key));
  return {
    connection: connection.id,
    version: connection.abilities.version,
    event: envelope.event,
    meaning: meaningOf(recording, connection)?.type ?? null,
    conversation: envelope.conversationId,
    inbox: after?.inboxId ?? null,
    outcome: (await replays.outcomeOf(connection.id, envelope.dedupeKey)) ?? "not settled",
    before: before?.baton ?? null,
    after: after?.baton ?? null,
    record: key && mark ? await replays.factsSince(key, mark) : [],
    effects: key && mark ? await replays.effectsSince(key, mark) : [],
    isReal: copy === null,
  };
}

async function walkConversation({ stores, log }: Walk, key: ConversationKey, copy: PrivateCopy | null): Promise<void> {
  const now = Date.now;
  const directory = createDirectory({ ...stores, log, now });
  const parts = { stores, directory, queue: silentQueue, pacer: unlimited, metrics: createMetrics(), log, now };
  const path = buildPath({ ...parts, concurrency: 1 });
  try {
    const { thinkInMs } = await path.settler.settle(key);
    if (thinkInMs !== null) {
      await (copy ? copy.skipQuietTime() : sleep(thinkInMs));
      while ((await path.thinker.think(key)).again) await copy?.skipQuietTime();
    }
    if (copy) await stores.effects.withholdAll(key, "replay");
    else await path.deliverer.deliver(key);
  } finally {
    directory.close();
  }
}
