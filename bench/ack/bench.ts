import { alternate } from "../alternate.ts";
import { type BatonProcess, startBaton } from "../baton-process.ts";
import { type BenchDatabase, startBenchServer } from "../bench-database.ts";
import { type Child, startChild } from "../child.ts";
import { INBOX_ID } from "../customer-message.ts";
import type { BenchOptions } from "../options.ts";
import { compare, machineOf, type Report } from "../report.ts";
import { withReleasers } from "../with-releasers.ts";
import type { AckResult, AckTask } from "./load.ts";

const CONNECTIONS = 50;
const WARM_UP_SECONDS = 3;
const BAR = 0.8;
/** Message ids that one measurement may use. */
const IDS_EACH = 1_000_000;
/** Nothing listens there: this role never calls Chatwoot. */
const NO_CHATWOOT = "http://127.0.0.1:9";

interface Contest {
  readonly load: Child;
  readonly baton: BatonProcess;
  readonly express: Child;
  readonly database: BenchDatabase;
}

/** How fast signed deliveries are taken in, each committed before its 200, beside an app that takes and forgets them. */
export async function benchAck(options: BenchOptions, onRound: (round: number) => void): Promise<Report> {
  return withReleasers(async (release) => {
    const contest = await prepare(options, release);
    await ask(contest, contest.express.ready as number, { seconds: WARM_UP_SECONDS, firstMessageId: 0 });
    await measureBaton(contest, { seconds: WARM_UP_SECONDS, firstMessageId: 1 });
    const idsOf = (round: number) => (round + 1) * IDS_EACH;
    const samples = await alternate(
      {
        baton: (round) => measureBaton(contest, { seconds: options.seconds, firstMessageId: idsOf(round) }),
        reference: (round) =>
          ask(contest, contest.express.ready as number, { seconds: options.seconds, firstMessageId: idsOf(round) }),
      },
      { rounds: options.rounds, onRound },
    );
    return report(options, samples);
  });
}

async function prepare(options: BenchOptions, release: (undo: () => Promise<void>) => void): Promise<Contest> {
  const server = await startBenchServer();
  release(() => server.stop());
  const database = await server.createDatabase("ack", { chatwootUrl: NO_CHATWOOT });
  const load = await startChild("ack/load");
  release(() => load.stop());
  const express = await startChild("ack/express-app");
  release(() => express.stop());
  const { profileDir } = options;
  const baton = await startBaton({ role: "web", database, chatwootUrl: NO_CHATWOOT, profileDir });
  release(() => baton.stop());
  return { load, baton, express, database };
}

type Round = Pick<AckTask, "seconds" | "firstMessageId">;

async function ask({ load }: Contest, port: number, round: Round): Promise<AckResult> {
  const task: AckTask = { port, connections: CONNECTIONS, ...round };
  const result = (await load.ask(task)) as AckResult;
  if (result.refused > 0) throw new Error(`${result.refused} deliveries were not answered with 200`);
  return result;
}

/** After the round each 200 must be a row; then the table is emptied, so that every round begins alike. */
async function measureBaton(contest: Contest, round: Round): Promise<AckResult> {
  const result = await ask(contest, contest.baton.port, round);
  const { db } = contest.database;
  const { rows } = await db.raw(
    "select count(*) as stored from deliveries where message_id >= ? and message_id < ? and settled_at is null",
    [round.firstMessageId, round.firstMessageId + IDS_EACH],
  );
  if (rows[0].stored !== result.accepted) {
    throw new Error(`${result.accepted} deliveries were accepted, but ${rows[0].stored} are in the database`);
  }
  await db.raw("truncate deliveries");
  await db.raw("checkpoint");
  return result;
}

function report(
  { rounds, seconds }: BenchOptions,
  samples: { baton: readonly AckResult[]; reference: readonly AckResult[] },
): Report {
  const pick = (part: (result: AckResult) => number) => ({
    baton: samples.baton.map(part),
    reference: samples.reference.map(part),
  });
  const accepted = samples.baton.reduce((sum, result) => sum + result.accepted, 0);
  return {
    bench: "ack",
    about: `signed deliveries of 1.5 KB, ${CONNECTIONS} connections, inbox ${INBOX_ID}`,
    batonIs: "Baton, every 200 committed",
    referenceIs: "bare Express, nothing kept",
    rounds,
    seconds,
    machine: machineOf(),
    measures: [
      compare({
        name: "throughput",
        unit: "deliveries/s",
        ...pick(({ perSecond }) => perSecond),
        bar: ({ ratio }) => ({ text: `ratio at least ${BAR}`, passed: ratio >= BAR }),
      }),
      compare({ name: "time to 200, p50", unit: "ms", ...pick(({ latency }) => latency.p50) }),
      compare({ name: "time to 200, p99", unit: "ms", ...pick(({ latency }) => latency.p99) }),
    ],
    notes: [
      `${accepted.toLocaleString("en")} deliveries accepted by Baton, each found in the database after its round`,
    ],
  };
}
