import type { ToldBudget } from "../brain/model/budget.ts";
import type { ModelCallRecord } from "../brain/model/create-model-access.ts";
import type { ModelAccess } from "../brain/model/model-access.ts";
import type { Config } from "../config.ts";
import { forbidTracing } from "../config.ts";
import type { Stores } from "../db/stores.ts";
import type { Logger } from "../telemetry/logger.ts";
import type { Metrics } from "../telemetry/metrics.ts";

interface ModelSurroundings {
  readonly config: Config;
  readonly stores: Pick<Stores, "usage" | "modelHealth" | "tickets">;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly now: () => number;
}

/** Access to the configured models; null without one. The client is loaded only when a model is configured. */
export async function openModel({ config, stores, metrics, log, now }: ModelSurroundings): Promise<ModelAccess | null> {
  if (!config.OPENAI_MODEL && !config.FALLBACK_MODEL) return null;
  const tracing = forbidTracing();
  if (tracing.length > 0) log.warn({ variables: tracing }, "tracing switched off: it would send customers' words away");
  const [{ connectModel }, { createBudget }] = await Promise.all([
    import("../brain/model/connect-model.ts"),
    import("../brain/model/budget.ts"),
  ]);
  const onCall = ({ ms, ...record }: ModelCallRecord) => {
    log.info({ ...record, ms: Math.round(ms) }, "model asked");
    metrics.modelSeconds.observe({ task: record.task, outcome: record.outcome }, ms / 1000);
    metrics.modelTokens.inc({ direction: "input" }, record.inputTokens);
    metrics.modelTokens.inc({ direction: "output" }, record.outputTokens);
  };
  const onNews = (news: ToldBudget) => tellOperator(stores.tickets, news);
  return connectModel(config, {
    health: stores.modelHealth,
    budget: createBudget({ usage: stores.usage, now, onNews }),
    onCall,
  });
}

const TITLES: Readonly<Record<ToldBudget["kind"], string>> = {
  nearly_spent: "Four fifths of a model budget are used for this month",
  spent: "A model budget is spent for this month: the rules answer now",
};

/** A contact's budget guards against endless questions: reaching it needs no ticket. */
async function tellOperator(tickets: Stores["tickets"], { connectionId, kind, ...detail }: ToldBudget): Promise<void> {
  if (detail.scope === "contact") return;
  await tickets.open({ connectionId, conversationId: null, kind: "incident", title: TITLES[kind], detail });
}
