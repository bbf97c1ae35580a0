import type { Knex } from "knex";

export type BudgetScope = "connection" | "inbox" | "contact";

export interface Payer {
  readonly connectionId: string;
  readonly inboxId: number;
  readonly contactId: number | null;
}

export interface Amount {
  readonly tokens: number;
  readonly cost: number;
}

export interface Spent extends Amount {
  readonly scope: BudgetScope;
}

export interface Reservation extends Amount {
  readonly id: string;
  readonly seconds: number;
}

export interface UsageEntry {
  readonly task: string;
  readonly provider: string;
  readonly model: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cost: number;
}

/** The ledger of model costs. Months are calendar months in UTC, named by their first day. */
export interface UsageStore {
  /** The cost of a month so far and the reserved cost of running calls; the widest scope first. */
  spent(payer: Payer, month: string): Promise<readonly Spent[]>;
  /** Reserves an amount, or returns the full budgets. Reservations of one connection run one after the other. */
  reserve(
    payer: Payer,
    month: string,
    wish: { readonly reservation: Reservation; readonly findFull: (spent: readonly Spent[]) => readonly Spent[] },
  ): Promise<readonly Spent[]>;
  /** Replaces the reservation of a call by its actual cost. */
  settle(payer: Payer, month: string, call: { readonly id: string; readonly entry: UsageEntry }): Promise<void>;
  release(id: string): Promise<void>;
  /** True for one caller a month, who reports the full budget. */
  claimNews(payer: Payer, month: string, news: BudgetNews): Promise<boolean>;
}

export interface BudgetNews {
  readonly scope: BudgetScope;
  readonly kind: "nearly_spent" | "spent";
}

const SPENT = `
  with live as (
    select * from usage_reservations as one
     where one.connection_id = :connectionId and one.expires_at > now())
  select scopes.scope,
         coalesce(totals.tokens, 0) + coalesce(sum(live.tokens), 0)::bigint as tokens,
         (coalesce(totals.cost, 0) + coalesce(sum(live.cost), 0))::float8 as cost
    from (values (1, 'connection', 0), (2, 'inbox', cast(:inboxId as bigint)), (3, 'contact', cast(:contactId as bigint)))
      as scopes (rank, scope, id)
    left join usage_totals as totals
      on totals.connection_id = :connectionId and totals.month = cast(:month as date)
     and totals.scope = scopes.scope and totals.scope_id = scopes.id
    left join live
      on scopes.scope = 'connection' or (scopes.scope = 'inbox' and live.inbox_id = scopes.id)
      or (scopes.scope = 'contact' and live.contact_id = scopes.id)
   where scopes.id is not null
   group by scopes.rank, scopes.scope, totals.tokens, totals.cost
   order by scopes.rank`;

const SETTLE = `
  with gone as (delete from usage_reservations as one where one.id = cast(:id as uuid)),
  entry as (
    insert into usage (connection_id, inbox_id, contact_id, task, provider, model, input_tokens, output_tokens, cost)
    values (:connectionId, :inboxId, :contactId, :task, :provider, :model, :inputTokens, :outputTokens, :cost))
  insert into usage_totals as known (connection_id, month, scope, scope_id, tokens, cost)
  select :connectionId, cast(:month as date), scopes.scope, scopes.id, cast(:inputTokens as bigint) + cast(:outputTokens as bigint), cast(:cost as numeric)
    from (values ('connection', 0), ('inbox', cast(:inboxId as bigint)), ('contact', cast(:contactId as bigint))) as scopes (scope, id)
   where scopes.id is not null
  on conflict (connection_id, month, scope, scope_id)
  do update set tokens = known.tokens + excluded.tokens, cost = known.cost + excluded.cost`;

const CLAIM = `
  insert into usage_totals as known (connection_id, month, scope, scope_id, :column:)
  values (:connectionId, cast(:month as date), :scope, :scopeId, now())
  on conflict (connection_id, month, scope, scope_id)
  do update set :column: = now() where known.:column: is null
  returning known.scope`;

export function createUsageStore(db: Knex): UsageStore {
  return {
    spent: (payer, month) => selectSpent(db, payer, month),
    reserve: (payer, month, { reservation, findFull }) =>
      db.transaction(async (trx) => {
        await trx.raw("select pg_advisory_xact_lock(hashtextextended(?, 0))", [`usage/${payer.connectionId}`]);
        await trx("usage_reservations")
          .where("connection_id", payer.connectionId)
          .where("expires_at", "<", trx.fn.now())
          .delete();
        const full = findFull(await selectSpent(trx, payer, month));
        if (full.length > 0) return full;
        const { id, tokens, cost, seconds } = reservation;
        const expires = trx.raw("now() + ? * interval '1 second'", [seconds]);
        await trx("usage_reservations").insert({ id, ...columns(payer), tokens, cost, expires_at: expires });
        return [];
      }),
    async settle(payer, month, { id, entry }) {
      await db.raw(SETTLE, { ...payer, ...entry, month, id });
    },
    async release(id) {
      await db("usage_reservations").where({ id }).delete();
    },
    async claimNews(payer, month, { scope, kind }) {
      const column = kind === "spent" ? "spent_at" : "warned_at";
      const scopeId = { connection: 0, inbox: payer.inboxId, contact: payer.contactId }[scope];
      const { rows } = await db.raw(CLAIM, { connectionId: payer.connectionId, month, scope, scopeId, column });
      return rows.length > 0;
    },
  };
}

async function selectSpent(db: Knex, payer: Payer, month: string): Promise<readonly Spent[]> {
  return (await db.raw(SPENT, { ...payer, month })).rows;
}

const columns = ({ connectionId, inboxId, contactId }: Payer) => ({
  connection_id: connectionId,
  inbox_id: inboxId,
  contact_id: contactId,
});
