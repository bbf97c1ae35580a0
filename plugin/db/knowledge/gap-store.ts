import type { Knex } from "knex";

/** A question that the knowledge does not answer. */
export interface Gap {
  readonly id: number;
  readonly inboxId: number;
  readonly question: string;
  readonly times: number;
  readonly firstAskedAt: number;
  readonly lastAskedAt: number;
}

export interface NewGap {
  readonly connectionId: string;
  readonly inboxId: number;
  readonly question: string;
  /** The terms of the question; questions that share most of their terms count as one. */
  readonly terms: readonly string[];
  readonly at: number;
}

export interface GapStore {
  record(gap: NewGap): Promise<void>;
  /** Asked most often first. */
  list(connectionId: string, limit: number): Promise<readonly Gap[]>;
  /** Closes a gap; undefined when there is no such open gap. */
  close(connectionId: string, id: number): Promise<Gap | undefined>;
  /** Deletes gaps that were last asked before this moment. */
  forget(before: number): Promise<void>;
}

export function createGapStore(db: Knex): GapStore {
  return {
    record: (gap) =>
      db.transaction(async (trx) => {
        const { connectionId, inboxId, question, terms, at } = gap;
        await trx.raw("select pg_advisory_xact_lock(?, hashtext(?))", [GAP_LOCK, `${connectionId}/${inboxId}`]);
        const values = { connectionId, inboxId, terms: [...terms], at: new Date(at), least: LEAST_SHARED };
        const { rows } = await trx.raw(COUNT_AGAIN, values);
        if (rows.length > 0) return;
        await trx("knowledge_gaps").insert({
          ...{ connection_id: connectionId, inbox_id: inboxId, question, terms: [...terms] },
          ...{ first_asked_at: values.at, last_asked_at: values.at },
        });
      }),
    async list(connectionId, limit) {
      const rows: readonly GapRow[] = await db("knowledge_gaps")
        .where({ connection_id: connectionId, status: "open" })
        .orderBy([
          { column: "times", order: "desc" },
          { column: "last_asked_at", order: "desc" },
          { column: "id", order: "desc" },
        ])
        .limit(limit);
      return rows.map(toGap);
    },
    async close(connectionId, id) {
      const open = db("knowledge_gaps").where({ connection_id: connectionId, id, status: "open" });
      const [row]: readonly GapRow[] = await open.update({ status: "closed" }).returning("*");
      return row && toGap(row);
    },
    async forget(before) {
      await db("knowledge_gaps").where("last_asked_at", "<", new Date(before)).delete();
    },
  };
}

const GAP_LOCK = 4_200_012;
/** The share of common terms among the terms of both questions. */
const LEAST_SHARED = 0.5;

const COUNT_AGAIN = `
  update knowledge_gaps
     set times = times + 1, last_asked_at = greatest(last_asked_at, :at)
   where id = (
     select gaps.id
       from knowledge_gaps as gaps
      cross join lateral (
        select count(*) as count from unnest(gaps.terms) as term where term = any(cast(:terms as text[]))) as shared
      where gaps.connection_id = :connectionId and gaps.inbox_id = :inboxId and gaps.status = 'open'
        and shared.count >= cast(:least as real) * (cardinality(gaps.terms) + cardinality(cast(:terms as text[])) - shared.count)
        and shared.count > 0
      order by shared.count desc, gaps.times desc, gaps.id limit 1)
  returning id`;

interface GapRow {
  readonly id: number;
  readonly inbox_id: number;
  readonly question: string;
  readonly times: number;
  readonly first_asked_at: Date;
  readonly last_asked_at: Date;
}

function toGap({ id, inbox_id: inboxId, question, times, ...row }: GapRow): Gap {
  return {
    ...{ id, inboxId, question, times },
    firstAskedAt: row.first_asked_at.getTime(),
    lastAskedAt: row.last_asked_at.getTime(),
  };
}
