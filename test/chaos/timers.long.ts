import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../helpers/eventually.ts";
import { useTestDatabase } from "../helpers/test-database.ts";
import { type Fleet, startFleet } from "./fleet.ts";

const TIMERS = 10_000;
const WITHIN_SECONDS = 60;
const P99_MS = 2_000;

/** Copies of one conversation that the bot has, each with a timer that finds nothing to do but is run all the same. */
const CONVERSATIONS = `
  insert into conversations (connection_id, conversation_id, inbox_id, contact_id, holder, baton, known)
  select connection_id, 1000000 + n, inbox_id, contact_id, holder, baton, known
    from conversations, generate_series(1, ${TIMERS}) n where conversation_id = :id`;
const DUE = `
  insert into timers (connection_id, conversation_id, kind, due_at)
  select connection_id, conversation_id, 'agent_silent',
         now() + interval '3 seconds' + (conversation_id - 1000000) * interval '${WITHIN_SECONDS} seconds' / ${TIMERS}
    from conversations where conversation_id > 1000000`;
const CLOCK = `
  create table fired (conversation_id bigint, late interval);
  create function note_firing() returns trigger language plpgsql as $$
    begin insert into fired values (old.conversation_id, clock_timestamp() - old.due_at); return old; end $$;
  create trigger fires after delete on timers for each row when (old.conversation_id > 1000000)
    execute function note_firing()`;
const LATENESS = `
  select count(*)::int as fired, count(distinct conversation_id)::int as conversations,
         round(1000 * extract(epoch from percentile_cont(0.5) within group (order by late)))::int as p50,
         round(1000 * extract(epoch from percentile_cont(0.99) within group (order by late)))::int as p99,
         round(1000 * extract(epoch from max(late)))::int as latest
    from fired`;

describe("ten thousand timers within a minute", () => {
  const database = useTestDatabase();
  let fleet: Fleet;

  beforeAll(async () => {
    fleet = await startFleet({ databaseUrl: database.url, workers: 2 });
    const customer = await fleet.customer();
    await customer.write("Oi");
    await eventually(
      () => fleet.botSaid(customer.conversationId),
      ({ length }) => length > 0,
    );
    await fleet.db.raw(CLOCK);
    await fleet.db.raw(CONVERSATIONS, { id: customer.conversationId });
  });
  afterAll(() => fleet?.stop());

  it("fire once each and in time, though each worker is killed and started again in the middle", async () => {
    await fleet.db.raw(DUE);
    for (const worker of fleet.workers) {
      await sleep((1_000 * WITHIN_SECONDS) / 3);
      await worker.kill("SIGKILL");
      worker.start();
    }
    const { rows } = await eventually(
      () => fleet.db.raw(LATENESS),
      ({ rows: [{ fired }] }) => fired >= TIMERS,
      { withinMs: 120_000 },
    );
    console.log(`${TIMERS} timers: ${JSON.stringify(rows[0])} ms late`);
    expect(rows[0]).toMatchObject({ fired: TIMERS, conversations: TIMERS });
    expect(rows[0].p99).toBeLessThan(P99_MS);
  });
});
