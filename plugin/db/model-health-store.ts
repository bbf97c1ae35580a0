import type { Knex } from "knex";

/** The state of model providers, shared by all processes. */
export interface ModelHealthStore {
  /** Whether a provider may be asked. When its rest is over, one of the callers may, to try it for the others. */
  mayTry(provider: string): Promise<boolean>;
  /** The same question without the intention to ask. */
  isResting(provider: string): Promise<boolean>;
  failed(provider: string): Promise<void>;
  worked(provider: string): Promise<void>;
}

/** After so many failures in a row the provider rests for a while. */
const FAILURES = 5;
const REST_SECONDS = 30;

const MAY_TRY = `
  with probe as (
    update model_health set resting_until = now() + :rest * interval '1 second'
     where model_health.provider = :provider and model_health.resting_until <= now()
    returning model_health.provider)
  select exists (select from probe)
      or not exists (select from model_health
                      where model_health.provider = :provider and model_health.resting_until is not null) as may`;

const FAILED = `
  insert into model_health as known (provider, failures) values (:provider, 1)
  on conflict (provider) do update set
    failures = known.failures + 1,
    resting_until = case when known.failures + 1 >= :failures then now() + :rest * interval '1 second' end`;

export function createModelHealthStore(db: Knex): ModelHealthStore {
  const values = { rest: REST_SECONDS, failures: FAILURES };
  return {
    async mayTry(provider) {
      const { rows } = await db.raw(MAY_TRY, { ...values, provider });
      return rows[0].may;
    },
    async isResting(provider) {
      const row = await db("model_health")
        .where({ provider })
        .where("resting_until", ">", db.fn.now())
        .first("provider");
      return row !== undefined;
    },
    async failed(provider) {
      await db.raw(FAILED, { ...values, provider });
    },
    async worked(provider) {
      await db("model_health")
        .where({ provider })
        .where("failures", ">", 0)
        .update({ failures: 0, resting_until: null });
    },
  };
}
