import type { Knex } from "knex";

interface CacheKey {
  readonly connectionId: string;
  readonly inboxId: number;
  /** A hash of the question and of everything that its answer depends on. */
  readonly key: string;
}

/** Answers that may be given again, until they expire. */
export interface AnswerCacheStore {
  find(key: CacheKey): Promise<object | undefined>;
  keep(key: CacheKey, answer: object, hours: number): Promise<void>;
}

/** Each write also deletes some expired answers, so that no other job has to. */
const SWEEP = `
  delete from answer_cache as one using (
    select old.connection_id, old.inbox_id, old.key from answer_cache as old
     where old.expires_at < now() order by old.expires_at limit 20) as gone
   where one.connection_id = gone.connection_id and one.inbox_id = gone.inbox_id and one.key = gone.key`;

export function createAnswerCacheStore(db: Knex): AnswerCacheStore {
  return {
    async find(key) {
      const row = await db("answer_cache").where(columns(key)).where("expires_at", ">", db.fn.now()).first("answer");
      return row?.answer;
    },
    async keep(key, answer, hours) {
      const expires = db.raw("now() + ? * interval '1 hour'", [hours]);
      await db("answer_cache")
        .insert({ ...columns(key), answer: JSON.stringify(answer), expires_at: expires })
        .onConflict(["connection_id", "inbox_id", "key"])
        .merge();
      await db.raw(SWEEP);
    },
  };
}

const columns = ({ connectionId, inboxId, key }: CacheKey) => ({ connection_id: connectionId, inbox_id: inboxId, key });
