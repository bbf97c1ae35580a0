import type { Brain } from "../../core/decision.ts";
import { recapByRules } from "../../core/turn/recap.ts";
import { applyUpdate, startTurn, type TurnNode } from "../node.ts";
import { type ActParts, actByRules } from "./act.ts";
import { composeByRules } from "./compose.ts";
import { createIntentModels, type IntentModels } from "./intent-models.ts";
import { planByRules } from "./plan.ts";
import { respond } from "./respond.ts";
import { understandByRules } from "./understand.ts";

export type RulesNodes = Readonly<Record<"understand" | "plan" | "act" | "compose", TurnNode>>;

export interface RulesBrainParts extends Pick<ActParts, "knowledge"> {
  /** Shared with other readers of messages. Absent: an own one that waits until an inbox's model is trained. */
  readonly intents?: IntentModels;
}

/** The rules form of each node of a turn: used without a model, and when a model fails. */
export function createRulesNodes(parts: RulesBrainParts): RulesNodes {
  const intents = parts.intents ?? createIntentModels({ patienceMs: Number.POSITIVE_INFINITY });
  return {
    understand: understandByRules(intents),
    plan: planByRules,
    act: actByRules({ knowledge: parts.knowledge, intents }),
    compose: composeByRules,
  };
}

/** The brain without a large model: understands messages, searches settings and knowledge, and hands over to people. */
export function createRulesBrain(parts: RulesBrainParts = {}): Brain {
  const { understand, plan, act, compose } = createRulesNodes(parts);
  return {
    async decide(context, signal) {
      let state = startTurn(context);
      for (const node of [understand, plan, act, compose]) {
        signal.throwIfAborted();
        state = applyUpdate(state, await node(state, signal));
      }
      return respond(state);
    },
    recap: async (context, because) => recapByRules(context, because),
  };
}
