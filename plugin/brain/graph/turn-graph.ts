import { END, START, StateGraph } from "@langchain/langgraph";
import type { GraphNode } from "./either-form.ts";
import { type GraphRun, GraphState } from "./graph-state.ts";

export interface GraphNodes {
  readonly understand: GraphNode;
  readonly plan: GraphNode;
  readonly act: GraphNode;
  readonly compose: GraphNode;
  readonly validate: GraphNode;
  readonly simplify: GraphNode;
  /** Whether a model may look at what was found and look further. */
  readonly hasTools: (run: GraphRun) => boolean;
}

/**
 * understand → plan ⇄ act → compose → validate, planned anew when a draft is refused. There is no checkpointer: a turn is
 * stored before it begins and committed when it ends, and nothing in between has an effect that a second run would double.
 */
export function buildTurnGraph({ hasTools, ...nodes }: GraphNodes) {
  const afterAct = (run: GraphRun) => (looksFurther(run) && hasTools(run) ? "plan" : "compose");
  return new StateGraph(GraphState)
    .addNode("understand", nodes.understand)
    .addNode("plan", nodes.plan)
    .addNode("act", nodes.act)
    .addNode("compose", nodes.compose)
    .addNode("validate", nodes.validate)
    .addNode("simplify", nodes.simplify)
    .addEdge(START, "understand")
    .addEdge("understand", "plan")
    .addEdge("plan", "act")
    .addConditionalEdges("act", afterAct, ["plan", "compose"])
    .addEdge("compose", "validate")
    .addConditionalEdges("validate", afterValidate, { respond: END, replan: "plan", simplify: "simplify" })
    .addEdge("simplify", END)
    .compile();
}

function looksFurther({ turn, rounds, without }: GraphRun): boolean {
  const steps = turn.plan?.steps ?? [];
  const hasLooked = steps.some((step) => step.do === "search" || step.do === "call_tool");
  const isOver = steps.some((step) => step.do === "hand_off");
  return without === null && hasLooked && !isOver && rounds < turn.context.settings.thinking.tool_rounds;
}

function afterValidate({ turn, refusals, without }: GraphRun): "respond" | "replan" | "simplify" {
  if (turn.violations.length === 0) return "respond";
  return without === null && refusals <= turn.context.settings.thinking.replans ? "replan" : "simplify";
}
