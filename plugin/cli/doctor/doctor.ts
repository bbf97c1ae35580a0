import { parseArgs } from "node:util";
import type { Knex } from "knex";
import { within } from "../../concurrency/time-limit.ts";
import { createCheckupStore } from "../../db/checkup-store.ts";
import { createDatabase } from "../../db/postgres/database.ts";
import { openStores } from "../../db/stores.ts";
import { createLogger, type Logger } from "../../telemetry/logger.ts";
import { type FullConfig, type OpenedConfig, openConfig } from "../open-config.ts";
import { examineConnections } from "./connections.ts";
import { checkReachable, databaseChecks } from "./database.ts";
import { type Finding, failure, runAll } from "./finding.ts";
import { knowledgeCheck } from "./knowledge.ts";
import { modelChecks } from "./model.ts";
import { checkConfig, checkNode, configFailures, diskCheck } from "./process.ts";
import { queueChecks } from "./queue.ts";
import { asJson, asText, isHealthy } from "./report.ts";
import { workChecks } from "./work.ts";

/** With the time limits of the checks, the command ends in less than 20 s. */
const OPEN_TIMEOUT_MS = 8_000;
const CLOSE_TIMEOUT_MS = 1_500;

/** `baton doctor [--json]`: exits with 1 if a check fails. Warnings are no failure. */
export async function doctor(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { json: { type: "boolean", default: false } } });
  const findings = await runChecks();
  console.log(values.json ? asJson(findings) : asText(findings));
  process.exitCode = isHealthy(findings) ? 0 : 1;
  // An open socket to a server that never answers must not keep the process alive.
  setTimeout(() => process.exit(), CLOSE_TIMEOUT_MS).unref();
}

async function runChecks(): Promise<readonly Finding[]> {
  const node = checkNode(process.versions.node);
  let opened: OpenedConfig | "late";
  try {
    opened = await within(OPEN_TIMEOUT_MS, openConfig(), "late");
  } catch (error) {
    return [node, ...configFailures(error)];
  }
  if (opened === "late") {
    const text = `the embedded PostgreSQL did not start within ${OPEN_TIMEOUT_MS / 1000} s: try again, or set DATABASE_URL`;
    return [node, failure("database", text)];
  }
  const { config, embedded } = opened;
  try {
    const disk = embedded ? await runAll([diskCheck(embedded.directory)]) : [];
    return [node, ...disk, ...(await examine({ config, log: createLogger({ level: "silent" }) }))];
  } finally {
    await within(CLOSE_TIMEOUT_MS, embedded?.stop() ?? Promise.resolve(), undefined);
  }
}

/** All checks that need a configuration, in the order of the report. */
export async function examine({ config, log }: { config: FullConfig; log: Logger }): Promise<readonly Finding[]> {
  const settings = checkConfig(config);
  const unreachable = await checkReachable(config.DATABASE_URL);
  if (unreachable) return [settings, unreachable];
  const db = createDatabase({ url: config.DATABASE_URL, poolSize: 6, name: "baton-doctor" });
  try {
    return [settings, ...(await examineParts({ config, log, db }))];
  } finally {
    await within(CLOSE_TIMEOUT_MS, db.destroy(), undefined);
  }
}

async function examineParts({ config, log, db }: { config: FullConfig; log: Logger; db: Knex }) {
  const store = createCheckupStore(db);
  const database = await runAll(databaseChecks(store, Date.now));
  if (database.some(({ subject, verdict }) => subject === "schema" && verdict === "failure")) return database;
  const stores = openStores(db, config.BATON_SECRET_KEY);
  const [queue, connections, model, knowledge, work] = await Promise.all([
    runAll(queueChecks(config, log)),
    examineConnections({ config, stores, log }),
    runAll(await modelChecks(config)),
    runAll([knowledgeCheck(stores)]),
    runAll(workChecks(store, Date.now)),
  ]);
  return [...database, ...queue, ...connections, ...model, ...knowledge, ...work];
}
