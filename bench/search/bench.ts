import type { Knex } from "knex";
import { createDatabase } from "../../plugin/db/postgres/database.ts";
import { openStores } from "../../plugin/db/stores.ts";
import { createKnowledge } from "../../plugin/knowledge/search.ts";
import { prepareSource } from "../../plugin/knowledge/sources/store.ts";
import { createLogger } from "../../plugin/telemetry/logger.ts";
import { alternate } from "../alternate.ts";
import { type BenchDatabase, startBenchServer } from "../bench-database.ts";
import { CONNECTION_ID, INBOX_ID } from "../customer-message.ts";
import type { BenchOptions } from "../options.ts";
import { compare, machineOf, type Report } from "../report.ts";
import { type Latency, latencyOf } from "../statistics.ts";
import { withReleasers } from "../with-releasers.ts";
import { makeCorpus } from "./corpus.ts";

const CHUNKS = 10_000;
const QUESTIONS = 200;
const P95_BAR_MS = 20;
const NOBODY = "http://127.0.0.1:1";

/** How long a question takes among many texts, beside PostgreSQL's own ranking of the same texts. */
export async function benchSearch(options: BenchOptions, onRound: (round: number) => void): Promise<Report> {
  return withReleasers(async (release) => {
    const server = await startBenchServer();
    release(() => server.stop());
    const database = await server.createDatabase("search", { chatwootUrl: NOBODY });
    const db = createDatabase({ url: database.url, poolSize: 2, name: "bench-search", byIndex: true });
    release(() => db.destroy());
    const questions = await fill(database, db);
    const samples = await alternate(
      { baton: () => time(questions, searchOf(database, db)), reference: () => time(questions, rankInDatabase(db)) },
      { rounds: options.rounds, onRound },
    );
    return report(options, samples);
  });
}

async function fill({ secretKey }: BenchDatabase, db: Knex): Promise<readonly string[]> {
  const { sources, questions } = makeCorpus({ chunks: CHUNKS, questions: QUESTIONS });
  await openStores(db, secretKey).knowledge.change(CONNECTION_ID, async (writer) => {
    for (const source of sources) await writer.save(prepareSource(source));
    await writer.recount();
  });
  await db.raw("alter table knowledge_chunks add column bench tsvector");
  await db.raw("update knowledge_chunks set bench = to_tsvector('portuguese', title || ' ' || body)");
  await db.raw("create index on knowledge_chunks using gin (bench)");
  await db.raw("vacuum analyze knowledge_chunks");
  return questions;
}

type Search = (question: string) => Promise<unknown>;

function searchOf({ secretKey }: BenchDatabase, db: Knex): Search {
  const knowledge = createKnowledge({
    stores: openStores(db, secretKey),
    embeddings: null,
    log: createLogger({ level: "silent" }),
    now: Date.now,
  });
  const { signal } = new AbortController();
  const where = { connectionId: CONNECTION_ID, inboxId: INBOX_ID, locale: null, limit: 5 };
  return (text) => knowledge.search({ ...where, text }, signal);
}

function rankInDatabase(db: Knex): Search {
  const sql = `
    select id from knowledge_chunks, to_tsquery('portuguese', ?) as asked
     where bench @@ asked order by ts_rank_cd(bench, asked) desc limit 5`;
  return (text) => db.raw(sql, [(text.match(/\p{L}+/gu) ?? ["-"]).join(" | ")]);
}

async function time(questions: readonly string[], search: Search): Promise<Latency> {
  const times: number[] = [];
  for (const question of questions) {
    const before = performance.now();
    await search(question);
    times.push(performance.now() - before);
  }
  return latencyOf(times);
}

function report(
  { rounds, seconds }: BenchOptions,
  { baton, reference }: { baton: readonly Latency[]; reference: readonly Latency[] },
): Report {
  const pick = (part: (latency: Latency) => number) => ({ baton: baton.map(part), reference: reference.map(part) });
  return {
    bench: "search",
    about: `time of a question among ${CHUNKS.toLocaleString("en")} made-up pieces`,
    batonIs: "Baton",
    referenceIs: "ts_rank_cd",
    rounds,
    seconds,
    machine: machineOf(),
    measures: [
      compare({ name: "search, p50", unit: "ms", ...pick(({ p50 }) => p50) }),
      compare({
        name: "search, p95",
        unit: "ms",
        ...pick(({ p95 }) => p95),
        bar: (median) => ({ text: `below ${P95_BAR_MS} ms`, passed: median.baton < P95_BAR_MS }),
      }),
    ],
    notes: [`each round asks ${QUESTIONS} questions one after the other, whatever the seconds`],
  };
}
