import type { Knex } from "knex";

export interface HandoffStore {
  /** The usual wait for a person lately; null: too few handoffs were answered to say. */
  usualWaitMs(connectionId: string, team: string | null): Promise<number | null>;
}

const FEWEST = 5;

const USUAL_WAIT = `
  select percentile_cont(0.5) within group (order by extract(epoch from recent.picked_up_at - recent.at)) * 1000 as wait_ms,
         count(*) as known
    from (select handoffs.at, handoffs.picked_up_at from handoffs
           where handoffs.connection_id = :connectionId and handoffs.at > now() - interval '14 days'
             and handoffs.picked_up_at is not null and (:team::text is null or handoffs.team = :team)
           order by handoffs.at desc limit 50) as recent`;

export function createHandoffStore(db: Knex): HandoffStore {
  return {
    async usualWaitMs(connectionId, team) {
      const { rows } = await db.raw(USUAL_WAIT, { connectionId, team });
      return rows[0].known >= FEWEST ? Math.round(rows[0].wait_ms) : null;
    },
  };
}
