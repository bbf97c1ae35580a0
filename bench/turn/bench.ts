import { alternate } from "../alternate.ts";
import { startBaton } from "../baton-process.ts";
import { startBenchServer } from "../bench-database.ts";
import { type Child, startChild } from "../child.ts";
import type { BenchOptions } from "../options.ts";
import { compare, machineOf, type Report } from "../report.ts";
import { withReleasers } from "../with-releasers.ts";
import type { Target } from "./conversations.ts";
import type { TurnResult, TurnTask } from "./load.ts";

const IN_FLIGHT = 64;
const PER_SECOND = 100;
const CUSTOMERS = 2_000;
const WARM_UP_SECONDS = 6;
const THROUGHPUT_BAR = 0.5;
const P99_BAR_MS = 50;

interface Round {
  readonly closed: TurnResult;
  readonly open: TurnResult;
}

/** From a customer's message to the bot's reply: Baton, which stores every step, beside a bot that keeps nothing. */
export async function benchTurn(options: BenchOptions, onRound: (round: number) => void): Promise<Report> {
  return withReleasers(async (release) => {
    const server = await startBenchServer();
    release(() => server.stop());
    const load = await startChild("turn/load");
    release(() => load.stop());
    const chatwootUrl = `http://127.0.0.1:${load.ready}`;
    const database = await server.createDatabase("turn", { chatwootUrl });
    const echoBot = await startChild("turn/echo-bot");
    release(() => echoBot.stop());
    const { profileDir, withBrain } = options;
    const baton = await startBaton({ role: "both", database, chatwootUrl, profileDir, withBrain });
    release(() => baton.stop());

    const toBaton: Target = { bot: "baton", port: baton.port };
    const toEcho: Target = { bot: "echo", port: echoBot.ready as number };
    for (const target of [toBaton, toEcho]) await converse(load, { target, ...closed(WARM_UP_SECONDS) });
    const samples = await alternate(
      {
        baton: () => measure(load, toBaton, options.seconds),
        reference: () => measure(load, toEcho, options.seconds),
      },
      { rounds: options.rounds, onRound },
    );
    return report(options, samples);
  });
}

const closed = (seconds: number) => ({ customers: CUSTOMERS, seconds, pace: { inFlight: IN_FLIGHT } });
const open = (seconds: number) => ({ customers: CUSTOMERS, seconds, pace: { perSecond: PER_SECOND } });

async function measure(load: Child, target: Target, seconds: number): Promise<Round> {
  return {
    closed: await converse(load, { target, ...closed(seconds) }),
    open: await converse(load, { target, ...open(seconds) }),
  };
}

const converse = async (load: Child, task: TurnTask) => (await load.ask(task)) as TurnResult;

function report(
  { rounds, seconds }: BenchOptions,
  samples: { baton: readonly Round[]; reference: readonly Round[] },
): Report {
  const pick = (part: (round: Round) => number) => ({
    baton: samples.baton.map(part),
    reference: samples.reference.map(part),
  });
  const replies = samples.baton.reduce((sum, round) => sum + round.closed.replies + round.open.replies, 0);
  const atPace = `at ${PER_SECOND} messages/s`;
  return {
    bench: "turn",
    about: `message to reply; ${IN_FLIGHT} in flight, then ${PER_SECOND} messages/s`,
    batonIs: "Baton, every step committed",
    referenceIs: "Bot Framework echo bot",
    rounds,
    seconds,
    machine: machineOf(),
    measures: [
      compare({
        name: `throughput with ${IN_FLIGHT} in flight`,
        unit: "replies/s",
        ...pick(({ closed: { repliesPerSecond } }) => repliesPerSecond),
        bar: ({ ratio }) => ({
          text: `ratio at least ${THROUGHPUT_BAR}, goal 1.0`,
          passed: ratio >= THROUGHPUT_BAR,
        }),
      }),
      compare({ name: `time to reply ${atPace}, p50`, unit: "ms", ...pick(({ open: { latency } }) => latency.p50) }),
      compare({ name: `time to reply ${atPace}, p95`, unit: "ms", ...pick(({ open: { latency } }) => latency.p95) }),
      compare({
        name: `time to reply ${atPace}, p99`,
        unit: "ms",
        ...pick(({ open: { latency } }) => latency.p99),
        bar: ({ baton }) => ({ text: `Baton below ${P99_BAR_MS} ms`, passed: baton < P99_BAR_MS }),
      }),
    ],
    notes: [`${replies.toLocaleString("en")} messages to Baton, each answered exactly once`],
  };
}
