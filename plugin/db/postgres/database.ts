import knexModule, { type Knex } from "knex";
import pg from "pg";

/** bigint columns hold ids and counters far below 2^53; as strings they would never equal the numbers in payloads. */
const INT8 = 20;

const silent = () => undefined;
/** knex also throws the errors that it would print, and its own lines would bypass the redaction of Baton's log. */
const NO_LOG = { debug: silent, warn: silent, error: silent, deprecate: silent };

/**
 * The path of a message finds every row by an index. Its plans are made once for each connection, perhaps while the
 * tables are still empty: a sequential scan is fast then and ruinous once the table is full, so it is disabled.
 */
const BY_INDEX = `
  set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off;
  set plan_cache_mode = force_generic_plan`;

interface DatabaseOptions {
  readonly url: string;
  readonly poolSize: number;
  readonly name?: string;
  /** For the path of a message; queries that read many rows plan better without it. */
  readonly byIndex?: boolean;
}

export function createDatabase(options: DatabaseOptions): Knex {
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
    pool: {
      min: 0,
      max: options.poolSize,
      acquireTimeoutMillis: 10_000,
      propagateCreateError: false,
      ...(options.byIndex ? { afterCreate: planByIndex } : {}),
    },
  });
}

function planByIndex(connection: pg.Client, done: (error: Error | null, connection: pg.Client) => void): void {
  connection.query(BY_INDEX).then(
    () => done(null, connection),
    (error: Error) => done(error, connection),
  );
}
