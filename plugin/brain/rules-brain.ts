import type { Brain } from "../core/decision.ts";
import { recapByRules } from "../core/recap.ts";
import { applyUpdate, startTurn, type TurnNode } from "./node.ts";
import { type ActParts, actByRules } from "./rules/act.ts";
import { composeByRules } from "./rules/compose.ts";
import { createIntentModels, type IntentModels } from "./rules/intent-models.ts";
import { planByRules } from "./rules/plan.ts";
import { respond } from "./rules/respond.ts";
import { understandByRules } from "./rules/understand.ts";

export interface RulesBrainParts extends ActParts {
  /** Shared with others who read messages; absent: its own, which always wait for what an inbox has taught. */
  readonly models?: IntentModels;
}

/** The brain without any large model: understands, looks into settings and knowledge, and knows when to call a person. */
export function createRulesBrain(parts: RulesBrainParts = {}): Brain {
  const models = parts.models ?? createIntentModels({ patienceMs: Number.POSITIVE_INFINITY });
  const nodes: readonly TurnNode[] = [understandByRules(models), planByRules, actByRules(parts), composeByRules];
  return {
    async decide(context, signal) {
      let state = startTurn(context);
      for (const node of nodes) {
        signal.throwIfAborted();
        state = applyUpdate(state, await node(state, signal));
      }
      return respond(state);
    },
    recap: async (context, because) => recapByRules(context, because),
  };
}
