import { startSweeper } from "../queue/sweeper.ts";
import { startAbortBus } from "../turn/abort-bus.ts";
import type { Path, PathParts } from "../turn/path.ts";
import type { Workers } from "../turn/workers.ts";
import { openBrain } from "./brain.ts";
import type { Foundation } from "./foundation.ts";
import { startSchedule } from "./schedule.ts";

/** Starts settling, thinking and delivering in this process, and the periodic work. */
export async function startWorker(
  foundation: Foundation,
  buildPath: (parts: Omit<PathParts, "handlers">) => Path,
): Promise<Workers> {
  const { options, releasers, stores, metrics, now } = foundation;
  const { config, log } = options;
  const own = await openBrain({ ...foundation, log, knowledge: foundation.known.knowledge });
  releasers.push("brain", () => own.close());
  const path = buildPath({
    ...foundation,
    log,
    brain: options.brain ?? own.brain,
    help: options.help ?? own.help,
    tools: own.desk,
    ear: foundation.model,
    recordGap: foundation.known.recordGap,
    concurrency: config.WORKER_CONCURRENCY,
  });
  const bus = await startAbortBus({ databaseUrl: config.DATABASE_URL, log, onAbort: (key) => path.thinker.abort(key) });
  releasers.push("abort bus", () => bus.stop());
  const workers = path.startWorkers((key) => bus.announce(key));
  releasers.push("workers", () => workers.stop(config.STOP_GRACE_MS));
  const sweeper = startSweeper({ sweeps: stores.sweeps, metrics, log, run: workers.run, now });
  releasers.push("sweeper", () => sweeper.stop());
  startSchedule(foundation, workers);
  return workers;
}
