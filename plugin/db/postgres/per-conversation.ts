import type { Knex } from "knex";
import type pg from "pg";
import { createBatch } from "../../concurrency/batch.ts";
import { type HotQuery, runHot } from "./hot-query.ts";

export interface OfConversation {
  readonly connection_id: string;
  readonly conversation_id: number;
}

type Row = pg.QueryResult["rows"][number];

/** With more conversations in one statement they would wait for each other longer than they save. */
const BATCH = { items: 16, size: Number.POSITIVE_INFINITY };
/** While one statement waits for the disk another one works. */
const LANES = 2;

/**
 * A statement that takes a JSON list and returns a row for each conversation that it changed. Callers ask for one
 * conversation and get its row; calls that come while a statement runs share the next one.
 */
export function perConversation<I extends OfConversation>(
  db: Knex,
  queryFor: (items: readonly I[]) => HotQuery,
): (item: I) => Promise<Row | undefined> {
  const batch = createBatch<I, Row | undefined>({
    batch: BATCH,
    lanes: LANES,
    keyOf,
    async run(items) {
      const rows = await runHot(db, queryFor(items), [JSON.stringify(items)]);
      const found = new Map(rows.map((row: OfConversation) => [keyOf(row), row]));
      return items.map((item) => found.get(keyOf(item)));
    },
  });
  return batch.add;
}

const keyOf = ({ connection_id, conversation_id }: OfConversation) => `${connection_id}/${conversation_id}`;
