import type { Reason } from "../../core/baton/holder.ts";
import type { ModelForm } from "../graph/either-form.ts";
import type { ModelTool, ModelToolCall } from "../model/model-access.ts";
import { type Ask, applyUpdate, type Step, type TurnNode, type TurnState, type TurnUpdate } from "../node.ts";
import type { Tools } from "../tools/create-tools.ts";
import { showConversation, showFindings, showViolations } from "./show-turn.ts";

const SEARCH: ModelTool = {
  name: "search_knowledge",
  description: "Looks into what the business has written down. One question at a time, in full words.",
  schema: {
    type: "object",
    additionalProperties: false,
    required: ["query"],
    properties: { query: { type: "string", minLength: 2, maxLength: 300 } },
  },
};
const REASONS = [
  "missing_knowledge",
  "unsupported_request",
  "customer_request",
  "negative_sentiment",
] as const satisfies readonly Reason[];
const HAND_OFF: ModelTool = {
  name: "hand_off",
  description: "Gives the conversation to a person, where neither knowledge nor tools can help.",
  schema: {
    type: "object",
    additionalProperties: false,
    required: ["reason"],
    properties: { reason: { type: "string", enum: REASONS } },
  },
};

export interface PlanParts {
  readonly plan: TurnNode;
  readonly tools: Tools;
}

/**
 * Without tools the rules plan from the understanding alone. With tools, or after a refused draft, a model names
 * further look-ups; no tool call means that enough is known.
 */
export function planWithModel({ plan, tools }: PlanParts): ModelForm {
  return async (state, ask, signal) => {
    const byRules = withInstruction(state, await plan(state, signal));
    const steps = applyUpdate(state, byRules).plan?.steps ?? [];
    const own = tools.list(state.context);
    const isRefused = state.violations.length > 0;
    if (!isRefused && (own.length === 0 || steps.every(isSettled))) return byRules;
    const { toolCalls, record } = await ask({
      task: "plan",
      prompt: "plan",
      inputs: {},
      shown: [showConversation(state.context), showFindings(state), showViolations(state)],
      tools: [SEARCH, HAND_OFF, ...own],
    });
    const wished = [...steps.filter(isSearch), ...toolCalls.flatMap((call) => stepOf(call, state))];
    const urgent = wished.find((step) => step.do === "hand_off");
    if (urgent) return { ...record, plan: { steps: [urgent] }, findings: [], trace: [said([urgent])] };
    const next = wished.filter((step) => !isDone(step, state));
    return { ...record, plan: { steps: next }, trace: [said(next)] };
  };
}

/** An agent who gives an instruction has seen the conversation: the bot follows it and does not give it back at once. */
function withInstruction({ context: { instruction } }: TurnState, update: TurnUpdate): TurnUpdate {
  if (instruction === null) return update;
  const ask: Ask = { text: instruction, intent: null, confidence: 1 };
  const others = (update.plan?.steps ?? []).filter((step) => step.do !== "hand_off");
  return { ...update, plan: { steps: [...others, { do: "search", ask, query: instruction, careful: false }] } };
}

/** Greetings, thanks and the wish for a person need no plan by a model. */
const isSettled = (step: Step) => step.do === "say" || step.do === "hand_off";
const isSearch = (step: Step) => step.do === "search";

function stepOf({ name, arguments: given }: ModelToolCall, state: TurnState): readonly Step[] {
  const ask = mainAsk(state);
  const values = typeof given === "object" && given !== null ? Object.fromEntries(Object.entries(given)) : {};
  if (name === SEARCH.name)
    return typeof values.query === "string" ? [{ do: "search", ask, query: values.query, careful: false }] : [];
  if (name === HAND_OFF.name) {
    const reason = REASONS.find((one) => one === values.reason) ?? "unsupported_request";
    return [{ do: "hand_off", ask, reason }];
  }
  return [{ do: "call_tool", ask, name, arguments: values }];
}

function mainAsk({ understanding, context }: TurnState): Ask {
  const [first] = understanding?.asks ?? [];
  return first ?? { text: context.owed.map(({ text }) => text).join("\n"), intent: null, confidence: 0 };
}

/** Skips a call that the turn has made already: the result would be the same. */
const isDone = (step: Step, { findings }: TurnState) => findings.some((finding) => keyOf(finding.step) === keyOf(step));

function keyOf(step: Step): string {
  if (step.do === "search") return `search ${step.query}`;
  return step.do === "call_tool" ? `call ${step.name} ${JSON.stringify(step.arguments)}` : step.do;
}

function said(steps: readonly Step[]): string {
  if (steps.length === 0) return "A model planned: enough is known to answer";
  const names = steps.map((step) => (step.do === "call_tool" ? `call ${step.name}` : step.do.replace("_", " ")));
  return `A model planned: ${names.join(", then ")}`;
}
