import type { ToolCall, TurnContext } from "../../core/decision.ts";
import { applyUpdate, type Finding, type Step, type TurnNode, type TurnUpdate } from "../node.ts";
import type { Tools } from "../tools/create-tools.ts";
import type { GraphNode } from "./either-form.ts";

type ToolStep = Extract<Step, { do: "call_tool" }>;

const nothing: TurnUpdate = {};

export interface ActParts {
  readonly act: TurnNode;
  readonly tools: Tools;
}

/** Runs the planned steps: the rules look things up while tools are called. Earlier findings stay. */
export function actWithTools({ act, tools }: ActParts): GraphNode {
  return async ({ turn, rounds, wishes }, { signal = new AbortController().signal }) => {
    const steps = turn.plan?.steps ?? [];
    const calls = steps.filter((step) => step.do === "call_tool");
    const others = steps.filter((step) => step.do !== "call_tool");
    const [looked, called] = await Promise.all([
      others.length === 0 ? nothing : act({ ...turn, plan: { steps: others }, findings: [] }, signal),
      Promise.all(calls.map((step) => callTool(tools, step, { context: turn.context, signal }))),
    ]);
    const findings = [...turn.findings, ...(looked.findings ?? []), ...called.map(({ finding }) => finding)];
    const update = { toolCalls: called.map(({ call }) => call), trace: called.map(({ said }) => said) };
    return {
      rounds: rounds + 1,
      wishes: [...wishes, ...called.map((one) => one.wishes).filter((one) => Object.keys(one).length > 0)],
      turn: applyUpdate(applyUpdate(turn, looked), { ...update, findings }),
    };
  };
}

interface Calling {
  readonly context: TurnContext;
  readonly signal: AbortSignal;
}

async function callTool(tools: Tools, step: ToolStep, { context, signal }: Calling) {
  const startedAt = performance.now();
  const { outcome, value, wishes } = await tools.run(step, context, signal);
  const call: ToolCall = { name: step.name, outcome, ms: Math.round(performance.now() - startedAt) };
  const finding: Finding = { step, text: null, passages: [], value };
  return { call, finding, wishes, said: `Called ${step.name}: ${outcome.replace("_", " ")}` };
}
