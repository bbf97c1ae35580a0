import type { Brain, TurnContext } from "../../core/decision.ts";
import type { AskParts } from "../by-model/ask-for.ts";
import { composeWithModel } from "../by-model/compose.ts";
import { planWithModel } from "../by-model/plan.ts";
import { recapWithModel } from "../by-model/recap.ts";
import { rollSummary } from "../by-model/remember.ts";
import { understandWithModel } from "../by-model/understand.ts";
import { type CheckDraft, simplify, validate } from "../by-model/validate.ts";
import type { RulesNodes } from "../by-rules/brain.ts";
import { applyUpdate, startTurn, type TurnNode } from "../node.ts";
import type { Tools } from "../tools/create-tools.ts";
import { actWithTools } from "./act.ts";
import { decisionOf } from "./decision-of.ts";
import { eitherForm } from "./either-form.ts";
import type { GraphRun } from "./graph-state.ts";
import { buildTurnGraph } from "./turn-graph.ts";
import { findUnsafe } from "./unsafe-words.ts";

export interface GraphParts extends AskParts {
  /** The rules form of each node. */
  readonly rules: RulesNodes;
  readonly tools: Tools;
  readonly check: CheckDraft;
}

/** Reserved for the rules, which answer when the model's time is over. */
const RESERVE_MS = 2_000;
/** More than the longest path: with two extra plans it would be 19. */
const MAX_STEPS = 30;

/** The brain with a model. Each node falls back to its rules form: simpler, never silent. */
export function createGraphBrain(parts: GraphParts): Brain {
  const graph = compile(parts);
  return {
    async decide(context, signal) {
      const rolling = rollSummary(parts, context, signal);
      try {
        const run: GraphRun = await graph.invoke(startRun(context), { signal, recursionLimit: MAX_STEPS });
        const summary = await rolling.take();
        const { wishes } = run;
        return { ...decisionOf(run), ...(summary ? { summary } : {}), ...(wishes.length > 0 ? { wishes } : {}) };
      } finally {
        rolling.drop();
      }
    },
    recap: (context, because, signal) => recapWithModel(parts, { context, because }, signal),
  };
}

function compile(parts: GraphParts) {
  const { rules, check } = parts;
  const tools = whereWanted(parts.tools);
  const unchecked: TurnNode = async (state, signal) => ({ violations: [], ...(await rules.compose(state, signal)) });
  return buildTurnGraph({
    understand: eitherForm(parts, { rules: rules.understand, model: understandWithModel(rules) }),
    plan: eitherForm(parts, { rules: rules.plan, model: planWithModel({ plan: rules.plan, tools }) }),
    act: actWithTools({ act: rules.act, tools }),
    compose: eitherForm(parts, { rules: unchecked, model: composeWithModel }),
    validate: validate(check),
    simplify: simplify({ compose: rules.compose, check }),
  });
}

/** The model is shown the opening hours anyway: they alone are no reason to plan. */
const whereWanted = (tools: Tools): Tools => ({
  ...tools,
  list(context) {
    const all = context.settings.thinking.tool_rounds > 0 ? tools.list(context) : [];
    return all.some(({ name }) => name !== "business_hours") ? all : [];
  },
});

/** A message with an injection or a secret is answered without showing it to a model. */
function startRun(context: TurnContext): GraphRun {
  const limitMs = context.settings.thinking.turn_seconds * 1000;
  const unsafe = findUnsafe(context.owed, context.settings).map(({ text }) => `${text}: no model is shown this`);
  return {
    turn: applyUpdate(startTurn(context), { trace: unsafe }),
    refusals: 0,
    rounds: 0,
    form: "rules",
    wishes: [],
    without: unsafe.length > 0 ? "unsafe" : null,
    deadline: performance.now() + limitMs - RESERVE_MS,
  };
}
