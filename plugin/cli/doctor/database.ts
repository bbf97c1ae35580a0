import pg from "pg";
import type { CheckupStore, ServerFacts } from "../../db/checkup-store.ts";
import { type Check, type Finding, failure, ok, warning } from "./finding.ts";

const OLDEST_SERVER = 140_000;
const CONNECT_TIMEOUT_MS = 4_000;
const NOTICEABLE_SKEW_MS = 2_000;
const HARMFUL_SKEW_MS = 30_000;

/** Runs first and alone, because the other checks need the database. */
export async function checkReachable(url: string): Promise<Finding | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select 1");
    return undefined;
  } catch (error) {
    return failure("database", connectionProblem(error, url));
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Names only the host, because the address holds the password. */
function connectionProblem(error: unknown, url: string): string {
  const { host, database } = placeOf(url);
  const code = codeOf(error);
  switch (code) {
    case "ECONNREFUSED":
      return `nothing listens at ${host}: start PostgreSQL, or correct DATABASE_URL`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `there is no host ${host}: correct DATABASE_URL`;
    case "28P01":
    case "28000":
      return `${host} refuses this user or password: correct DATABASE_URL`;
    case "3D000":
      return `${host} has no database "${database}": create it, or correct DATABASE_URL`;
    case "53300":
      return `${host} takes no more connections: raise max_connections there, or lower DATABASE_POOL_SIZE`;
    case "57P03":
      return `${host} is starting up or shutting down: ask again in a moment`;
    default:
      return `no connection to ${host} (${code ?? "no answer in time"}): check DATABASE_URL, the network and the server's log`;
  }
}

function placeOf(url: string): { host: string; database: string } {
  if (!URL.canParse(url)) return { host: "the given address", database: "" };
  const { host, pathname } = new URL(url);
  return { host: host || "the local socket", database: decodeURIComponent(pathname.slice(1)) };
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

export function databaseChecks(store: CheckupStore, now: () => number): readonly Check[] {
  return [
    {
      subject: "database",
      async run() {
        const before = now();
        const facts = await store.server();
        return [judgeServer(facts), judgeClock((before + now()) / 2 - facts.clock)];
      },
    },
    { subject: "schema", run: async () => judgeSchema(await store.pendingMigrations()) },
  ];
}

function judgeServer({ versionNumber, version, sizeBytes }: ServerFacts): Finding {
  if (versionNumber < OLDEST_SERVER) {
    return failure("database", `PostgreSQL ${version} is too old: move to PostgreSQL 14 or newer`);
  }
  return ok("database", `PostgreSQL ${version}, ${Math.ceil(sizeBytes / 1024 / 1024)} MB`);
}

export function judgeClock(aheadMs: number): Finding {
  const seconds = (Math.abs(aheadMs) / 1000).toFixed(1);
  const difference = `this machine's clock is ${seconds} s ${aheadMs < 0 ? "behind" : "ahead of"} the database's`;
  if (Math.abs(aheadMs) >= HARMFUL_SKEW_MS) return failure("clock", `${difference}: synchronise both with NTP`);
  if (Math.abs(aheadMs) >= NOTICEABLE_SKEW_MS) {
    return warning("clock", `${difference}, so answers come early or late: synchronise both with NTP`);
  }
  return ok("clock", "agrees with the database's");
}

export function judgeSchema(pending: readonly string[]): Finding {
  if (pending.length === 0) return ok("schema", "up to date");
  return failure("schema", `${pending.join(", ")} not applied: run baton migrate (baton start does it too)`);
}
