import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Knex } from "knex";
import { createDirectory } from "../../accounts/directory.ts";
import { type Envelope, readEnvelope } from "../../chatwoot/deliveries/envelope.ts";
import { parseEvent } from "../../chatwoot/deliveries/event.ts";
import type { Baton } from "../../core/baton/holder.ts";
import type { Connection } from "../../core/connection.ts";
import type { ConversationKey } from "../../core/conversation.ts";
import type { BatonEvent } from "../../core/event.ts";
import type { PrivateCopy } from "../../db/postgres/private-copy.ts";
import { createReplayStore, type ReplayedEffect, type ReplayedFact } from "../../db/replay-store.ts";
import type { Stores } from "../../db/stores.ts";
import { buildPath } from "../../main.ts";
import type { JobQueue } from "../../queue/queue.ts";
import type { Logger } from "../../telemetry/logger.ts";
import { createMetrics } from "../../telemetry/metrics.ts";
import { unlimited } from "../../turn/pace.ts";

export interface Recording {
  readonly rawBody: Buffer;
  readonly payload: unknown;
}

export interface Replayed {
  readonly connection: string;
  readonly version: string;
  readonly event: string;
  /** The type of its event; null if Baton ignores the delivery. */
  readonly meaning: BatonEvent["type"] | null;
  readonly conversation: number | null;
  readonly inbox: number | null;
  readonly outcome: string;
  /** Null: Baton did not know the conversation. */
  readonly before: Baton | null;
  readonly after: Baton | null;
  readonly record: readonly ReplayedFact[];
  readonly effects: readonly ReplayedEffect[];
  readonly isReal: boolean;
}

/** Every replay gets its own key, so that the second one is not dropped as a duplicate. */
export function envelopeOf({ payload, rawBody }: Recording): Envelope {
  return { ...readEnvelope(payload, { rawBody }), dedupeKey: `replay:${randomUUID()}` };
}

export function meaningOf({ payload }: Recording, { botId, accountId, abilities }: Connection): BatonEvent | undefined {
  return parseEvent(payload, { botId, accountId, contentIsRendered: abilities.contentIsRendered });
}

/** This process does the work itself, so it nudges no worker. */
const silentQueue: JobQueue = {
  nudge: async () => undefined,
  startWorker: () => ({ stop: async () => undefined }),
  ping: async () => undefined,
  close: async () => undefined,
};

interface Walk {
  readonly stores: Stores;
  readonly db: Knex;
  readonly log: Logger;
  readonly recording: Recording;
  readonly connection: Connection;
}

export async function walk(parts: Walk, copy: PrivateCopy | null): Promise<Replayed> {
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
