import type { Knex } from "knex";
import type pg from "pg";
import { createBatch } from "../../concurrency/batch.ts";
import { type HotQuery, runHot } from "./hot-query.ts";

export interface OfConversation {
  readonly connection_id: string;
  readonly conversation_id: number;
}

type Row = pg.QueryResult["rows"][number];

/** So many conversations share a statement at most: beyond that they would rather wait for each other than save. */
const MOST = 16;
/** While one statement waits for the disk another one works. */
const LANES = 2;

/**
 * A statement that takes a JSON list and answers with a row for each conversation it did something in. Callers ask for
 * one conversation and get its row; who asks while others are being answered goes together with the next.
 */
export function perConversation<I extends OfConversation>(
  db: Knex,
  queryFor: (items: readonly I[]) => HotQuery,
): (item: I) => Promise<Row | undefined> {
  return createBatch<I, Row | undefined>({
    most: MOST,
    lanes: LANES,
    nameOf,
    async run(items) {
      const rows = await runHot(db, queryFor(items), [JSON.stringify(items)]);
      const found = new Map(rows.map((row: OfConversation) => [nameOf(row), row]));
      return items.map((item) => found.get(nameOf(item)));
    },
  });
}

const nameOf = ({ connection_id, conversation_id }: OfConversation) => `${connection_id}/${conversation_id}`;
