import knexModule, { type Knex } from "knex";
import pg from "pg";

/** bigint columns hold ids and counters far below 2^53; as strings they would never equal the numbers in payloads. */
const INT8 = 20;

const silent = () => undefined;
/** What knex would print is thrown as well, and its own lines would go past the redaction of Baton's log. */
const NO_LOG = { debug: silent, warn: silent, error: silent, deprecate: silent };

export function createDatabase(options: { url: string; poolSize: number; name?: string }): Knex {
  pg.types.setTypeParser(INT8, Number);
  return knexModule.default({
    client: "pg",
    log: NO_LOG,
    connection: {
      connectionString: options.url,
      application_name: options.name ?? "baton",
      statement_timeout: 30_000,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    },
    pool: { min: 0, max: options.poolSize, acquireTimeoutMillis: 10_000, propagateCreateError: false },
  });
}
