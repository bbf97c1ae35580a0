import type { Knex } from "knex";
import type pg from "pg";
import { createBatch } from "../../concurrency/batch.ts";
import { type HotQuery, runHot } from "./hot-query.ts";

export interface OfConversation {
  readonly connection_id: string;
  readonly conversation_id: number;
}

type Row = pg.QueryResult["rows"][number];

/** More conversations in one statement would wait for each other longer than they save. */
const BATCH = { items: 16, size: Number.POSITIVE_INFINITY };
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
