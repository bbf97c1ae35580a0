import { createNoteFinder } from "../catch-up/command-notes.ts";
import { createReconciler } from "../catch-up/reconcile.ts";
import { createTakeBack } from "../catch-up/take-back.ts";
import { every } from "../concurrency/every.ts";
import { ensurePartitions } from "../db/postgres/partitions.ts";
import type { Workers } from "../turn/workers.ts";
import { createNotifier } from "../upkeep/notify.ts";
import { refreshPeople } from "../upkeep/refresh-people.ts";
import { summariseEnded } from "../upkeep/summarise.ts";
import type { Foundation } from "./foundation.ts";

interface Job {
  readonly name: string;
  readonly everyMs: number;
  readonly work: () => Promise<unknown>;
}

const SECOND_MS = 1000;
const HOUR_MS = 3600 * SECOND_MS;
const GAPS_KEPT_MS = 180 * 24 * HOUR_MS;

/** Starts the periodic work, each part at its own pace. A pace of 0 seconds turns a part off. */
export function startSchedule(foundation: Foundation, workers: Workers): void {
  const { log } = foundation.options;
  for (const { name, everyMs, work } of jobsOf(foundation, workers)) {
    if (everyMs <= 0) continue;
    const repeating = every(everyMs, { name, log, work: async () => void (await work()) });
    foundation.releasers.push(name, () => repeating.stop());
  }
}

function jobsOf(foundation: Foundation, workers: Workers): readonly Job[] {
  const { options, stores, directory, metrics, db, now } = foundation;
  const { config, log } = options;
  const smtp = config.SMTP_URL ? { url: config.SMTP_URL, from: config.SMTP_FROM } : null;
  const notifier = createNotifier({ ...stores, directory, metrics, log, smtp });
  const notesSeconds = config.NOTES_INTERVAL_SECONDS;
  const findNotes = createNoteFinder({ ...stores, directory, log, now, everySeconds: notesSeconds });
  return [
    { name: "partitions", everyMs: 6 * HOUR_MS, work: () => ensurePartitions(db, now()) },
    { name: "people", everyMs: 60 * SECOND_MS, work: () => refreshPeople({ ...stores, directory, log }) },
    { name: "notices", everyMs: 2 * SECOND_MS, work: () => notifier.sendDue() },
    { name: "summaries", everyMs: 2 * SECOND_MS, work: () => summariseEnded({ ...stores, directory }) },
    {
      name: "tickets",
      everyMs: 15 * SECOND_MS,
      work: async () => metrics.openTickets.set(await stores.tickets.countOpen()),
    },
    { name: "reconcile", everyMs: config.RECONCILE_INTERVAL_SECONDS * SECOND_MS, work: reconcilerOf(foundation) },
    {
      name: "notes",
      everyMs: notesSeconds * SECOND_MS,
      work: async () => workers.nudge("settle", await findNotes()),
    },
    // Checked often, so that a new connection does not wait: only due sources are read.
    { name: "knowledge", everyMs: config.KNOWLEDGE_SYNC_SECONDS > 0 ? 2 * SECOND_MS : 0, work: learnerOf(foundation) },
  ];
}

function reconcilerOf({ options, stores, directory, queue, metrics, now }: Foundation): () => Promise<void> {
  const { log } = options;
  const takeBack = createTakeBack({ ...stores, directory, log, now });
  const reconciler = createReconciler({ ...stores, directory, log, now, takeBack });
  return async () => {
    const found = await reconciler.reconcile();
    metrics.reconciled.inc(found.messages);
    metrics.differences.inc(found.differences);
    await queue.nudge("settle", found.conversations);
  };
}

function learnerOf({ options, stores, known, releasers, now }: Foundation): () => Promise<void> {
  const stopping = new AbortController();
  releasers.push("reading for knowledge", async () => stopping.abort());
  return async () => {
    await known.sync.syncOlderThan(options.config.KNOWLEDGE_SYNC_SECONDS * SECOND_MS);
    await known.readMeaning(stopping.signal);
    await stores.gaps.forget(now() - GAPS_KEPT_MS);
  };
}
