import { randomUUID } from "node:crypto";
import type { InboxSettings } from "../../core/settings/settings.ts";
import type { Amount, BudgetNews, Spent, UsageEntry, UsageStore } from "../../db/usage-store.ts";
import { BudgetSpent } from "../../errors.ts";
import type { ModelScope } from "./model-access.ts";

/** The estimated cost is reserved before a call, so that parallel calls cannot spend the same money. */
export interface Budget {
  isSpent(scope: ModelScope, settings: InboxSettings): Promise<boolean>;
  /** Throws BudgetSpent when the estimate exceeds the rest of the budget. */
  reserve(payment: Payment, estimate: Amount): Promise<Reserved>;
}

export interface Payment {
  readonly scope: ModelScope;
  readonly settings: InboxSettings;
}

export interface Reserved {
  settle(entry: UsageEntry): Promise<void>;
  /** Releases the reservation of a call that cost nothing. */
  release(): Promise<void>;
}

export interface ToldBudget extends BudgetNews {
  readonly connectionId: string;
  readonly inboxId: number;
  readonly used: Amount;
}

interface BudgetParts {
  readonly usage: UsageStore;
  readonly now: () => number;
  /** Reported once a month for each budget. */
  readonly onNews: (news: ToldBudget) => Promise<void>;
}

const WARN_AT = 0.8;
/** Longer than any call: a reservation of a dead process expires soon. */
const EXPIRES_AFTER_SECONDS = 300;

export function createBudget({ usage, now, onNews }: BudgetParts): Budget {
  const month = () => `${new Date(now()).toISOString().slice(0, 7)}-01`;

  async function tell({ scope, settings }: Payment): Promise<void> {
    for (const spent of await usage.spent(scope, month())) {
      if (share(spent, settings) >= WARN_AT) await tellOnce(scope, spent, "nearly_spent");
    }
  }

  async function tellOnce(payer: ModelScope, { scope, ...used }: Spent, kind: BudgetNews["kind"]): Promise<void> {
    if (!(await usage.claimNews(payer, month(), { scope, kind }))) return;
    await onNews({ connectionId: payer.connectionId, inboxId: payer.inboxId, scope, kind, used });
  }

  return {
    async isSpent(scope, settings) {
      if (!hasLimits(settings)) return false;
      return (await usage.spent(scope, month())).some((one) => share(one, settings) >= 1);
    },
    async reserve({ scope, settings }, estimate) {
      const id = randomUUID();
      if (hasLimits(settings)) {
        const findFull = (spent: readonly Spent[]) => spent.filter((one) => share(plus(one, estimate), settings) > 1);
        const reservation = { id, ...estimate, seconds: EXPIRES_AFTER_SECONDS };
        const full = await usage.reserve(scope, month(), { reservation, findFull });
        for (const one of full) await tellOnce(scope, one, "spent");
        if (full[0]) throw new BudgetSpent(full[0].scope);
      }
      return {
        async settle(entry) {
          await usage.settle(scope, month(), { id, entry });
          if (hasLimits(settings)) await tell({ scope, settings });
        },
        release: () => usage.release(id),
      };
    },
  };
}

const plus = (spent: Spent, { tokens, cost }: Amount): Spent => ({
  ...spent,
  tokens: spent.tokens + tokens,
  cost: spent.cost + cost,
});

/** The used share of a scope's budget, by money or by tokens, whichever is more. */
function share({ scope, tokens, cost }: Spent, { model: { budget } }: InboxSettings): number {
  const of = (used: number, limit: number | null) => (limit === null ? 0 : limit > 0 ? used / limit : Infinity);
  return Math.max(of(cost, budget[`${scope}_cost`]), of(tokens, budget[`${scope}_tokens`]));
}

const hasLimits = ({ model: { budget } }: InboxSettings): boolean =>
  Object.values(budget).some((limit) => limit !== null);
