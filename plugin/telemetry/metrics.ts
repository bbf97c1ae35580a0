import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Counters with few, bounded labels: never an id, a name or a text. */
export interface Metrics {
  readonly registry: Registry;
  readonly deliveries: Counter<"source">;
  readonly refused: Counter<"code">;
  readonly effects: Counter<"kind" | "status">;
  readonly turnSeconds: Histogram<"step">;
  readonly chatwootSeconds: Histogram<"status">;
  readonly modelSeconds: Histogram<"task" | "outcome">;
  readonly modelTokens: Counter<"direction">;
  readonly answerCache: Counter<"result">;
  readonly reconciled: Counter<string>;
  readonly differences: Counter<string>;
  readonly alerts: Counter<"kind">;
  readonly swept: Counter<"kind">;
  readonly openTickets: Gauge<string>;
  readonly commands: Counter<"name" | "status">;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "baton_" });
  const registers = [registry];
  const buckets = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
  return {
    registry,
    deliveries: new Counter({
      name: "baton_deliveries_total",
      help: "Deliveries stored",
      labelNames: ["source"],
      registers,
    }),
    refused: new Counter({ name: "baton_refused_total", help: "Requests refused", labelNames: ["code"], registers }),
    effects: new Counter({
      name: "baton_effects_total",
      help: "Effects by outcome",
      labelNames: ["kind", "status"],
      registers,
    }),
    turnSeconds: new Histogram({
      name: "baton_turn_seconds",
      help: "Time of a step of a turn",
      labelNames: ["step"],
      buckets,
      registers,
    }),
    chatwootSeconds: new Histogram({
      name: "baton_chatwoot_seconds",
      help: "Time of calls to Chatwoot",
      labelNames: ["status"],
      buckets,
      registers,
    }),
    modelSeconds: new Histogram({
      name: "baton_model_seconds",
      help: "Time of calls to a model, with everything that was repeated",
      labelNames: ["task", "outcome"],
      buckets,
      registers,
    }),
    modelTokens: new Counter({
      name: "baton_model_tokens_total",
      help: "Tokens of answered calls to a model",
      labelNames: ["direction"],
      registers,
    }),
    answerCache: new Counter({
      name: "baton_answer_cache_total",
      help: "Questions that stand for themselves, by whether their answer was kept",
      labelNames: ["result"],
      registers,
    }),
    reconciled: new Counter({ name: "baton_reconciled_total", help: "Messages found by asking Chatwoot", registers }),
    alerts: new Counter({
      name: "baton_alerts_total",
      help: "Critical alerts: something failed for good that somebody counts on",
      labelNames: ["kind"],
      registers,
    }),
    differences: new Counter({
      name: "baton_state_differences_total",
      help: "Conversations whose state differed from Chatwoot's",
      registers,
    }),
    swept: new Counter({
      name: "baton_swept_total",
      help: "Work whose nudge was lost",
      labelNames: ["kind"],
      registers,
    }),
    commands: new Counter({
      name: "baton_commands_total",
      help: "Commands of agents by outcome",
      labelNames: ["name", "status"],
      registers,
    }),
    openTickets: new Gauge({ name: "baton_tickets_open", help: "Tickets that wait for a person", registers }),
  };
}
