import type { Knex } from "knex";
import type pg from "pg";

/**
 * A statement of the path of a message. Each connection plans it once: planning costs more than running it. Its columns
 * must be named one by one, because a plan made with `*` is refused once a migration has added a column.
 */
export interface HotQuery {
  /** Names the plan within a connection: each text needs its own name. */
  readonly name: string;
  readonly text: string;
}

/** Takes `?` for a value, like all queries in these stores. */
export function hotQuery(name: string, sql: string): HotQuery {
  let count = 0;
  const text = sql.replaceAll("?", () => {
    count += 1;
    return `$${count}`;
  });
  return { name, text };
}

/** Runs on a connection of the pool, or on that of the transaction when `db` is one. */
export async function runHot(db: Knex, query: HotQuery, values: readonly unknown[]): Promise<pg.QueryResult["rows"]> {
  const connection: pg.Client = await db.client.acquireConnection();
  try {
    return (await connection.query({ ...query, values: [...values] })).rows;
  } finally {
    await db.client.releaseConnection(connection);
  }
}
