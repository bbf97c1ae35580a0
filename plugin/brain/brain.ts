import type { Brain, TurnContext } from "../core/decision.ts";
import { createRulesBrain, createRulesNodes, type RulesBrainParts } from "./by-rules/brain.ts";
import { createDraftCheck } from "./graph/check-draft.ts";
import { createGraphBrain } from "./graph/graph-brain.ts";
import type { AnswerCache } from "./model/answer-cache.ts";
import { withAnswerCache } from "./model/answer-cache.ts";
import type { ModelAccess } from "./model/model-access.ts";
import type { PromptLibrary } from "./prompts/prompt-library.ts";
import type { Tools } from "./tools/create-tools.ts";

export interface BrainParts extends RulesBrainParts {
  readonly model: ModelAccess;
  readonly prompts: PromptLibrary;
  readonly tools: Tools;
  readonly cache: AnswerCache;
}

/** The brain of a Baton with a model. Inboxes whose settings disable models use the rules. */
export function createBrain({ model, prompts, tools, cache, ...parts }: BrainParts): Brain {
  const byRules = createRulesBrain(parts);
  const rules = createRulesNodes(parts);
  const byGraph = createGraphBrain({ model, prompts, tools, rules, check: createDraftCheck(prompts) });
  const byModel = withAnswerCache(byGraph, cache);
  const brainFor = ({ settings }: TurnContext) => (settings.model.enabled ? byModel : byRules);
  return {
    decide: (context, signal) => brainFor(context).decide(context, signal),
    recap: (context, because, signal) => brainFor(context).recap(context, because, signal),
  };
}
