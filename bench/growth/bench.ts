import { alternate } from "../alternate.ts";
import { type BatonProcess, startBaton } from "../baton-process.ts";
import { type BenchDatabase, startBenchServer } from "../bench-database.ts";
import { type Child, startChild } from "../child.ts";
import type { BenchOptions } from "../options.ts";
import { compare, machineOf, type Report } from "../report.ts";
import type { TurnResult, TurnTask } from "../turn/load.ts";
import { withReleasers } from "../with-releasers.ts";
import { growHistory } from "./history.ts";

const MESSAGES = 1_000_000;
const PER_SECOND = 100;
/** The same people write before, while history grows, and after. */
const CUSTOMERS = 200;
const SEED = { seconds: 6, pace: { inFlight: 32 } };
const WARM_UP = { seconds: 4, pace: { perSecond: PER_SECOND } };
const P95_BAR = 1.2;

interface Course {
  readonly load: Child;
  readonly chatwootUrl: string;
  readonly profileDir: string | null;
}

/** Whether a message still costs what it did when the database was empty: the same load, on an empty one and a full one. */
export async function benchGrowth(options: BenchOptions, onRound: (round: number) => void): Promise<Report> {
  return withReleasers(async (release) => {
    const server = await startBenchServer();
    release(() => server.stop());
    const load = await startChild("turn/load");
    release(() => load.stop());
    const chatwootUrl = `http://127.0.0.1:${load.ready}`;
    const course: Course = { load, chatwootUrl, profileDir: options.profileDir };
    const full = await server.createDatabase("full", { chatwootUrl });
    await withBaton(course, full, (baton) => converse(course, baton, SEED));
    const stored = await growHistory(full.db, MESSAGES);
    const empty = await server.createDatabase("empty", { chatwootUrl });

    const measure = (database: BenchDatabase) =>
      withBaton(course, database, async (baton) => {
        await converse(course, baton, WARM_UP);
        return converse(course, baton, { seconds: options.seconds, pace: { perSecond: PER_SECOND } });
      });
    const samples = await alternate(
      { baton: () => measure(full), reference: () => measure(empty) },
      { rounds: options.rounds, onRound },
    );
    return report(options, { ...samples, stored });
  });
}

/** A process of its own for each measurement: neither of the two works beside the other one. */
async function withBaton<T>(
  { chatwootUrl, profileDir }: Course,
  database: BenchDatabase,
  work: (baton: BatonProcess) => Promise<T>,
): Promise<T> {
  const baton = await startBaton({ role: "both", database, chatwootUrl, profileDir });
  try {
    return await work(baton);
  } finally {
    await baton.stop();
  }
}

async function converse(
  { load }: Course,
  { port }: BatonProcess,
  how: Pick<TurnTask, "seconds" | "pace">,
): Promise<TurnResult> {
  const task: TurnTask = { target: { bot: "baton", port }, customers: CUSTOMERS, ...how };
  return (await load.ask(task)) as TurnResult;
}

function report(
  { rounds, seconds }: BenchOptions,
  samples: {
    baton: readonly TurnResult[];
    reference: readonly TurnResult[];
    stored: Readonly<Record<string, number>>;
  },
): Report {
  const pick = (part: (result: TurnResult) => number) => ({
    baton: samples.baton.map(part),
    reference: samples.reference.map(part),
  });
  const unit = "ms";
  const counts = Object.entries(samples.stored).map(([table, count]) => `${count.toLocaleString("en")} ${table}`);
  return {
    bench: "growth",
    about: `time to reply at ${PER_SECOND} messages/s with a full database and with an empty one`,
    batonIs: "Baton, full database",
    referenceIs: "Baton, empty database",
    rounds,
    seconds,
    machine: machineOf(),
    measures: [
      compare({ name: "time to reply, p50", unit, ...pick(({ latency }) => latency.p50) }),
      compare({
        name: "time to reply, p95",
        unit,
        ...pick(({ latency }) => latency.p95),
        bar: ({ ratio }) => ({ text: `ratio at most ${P95_BAR}`, passed: ratio <= P95_BAR }),
      }),
      compare({ name: "time to reply, p99", unit, ...pick(({ latency }) => latency.p99) }),
    ],
    notes: [`the full database begins with ${counts.join(", ")}`],
  };
}
