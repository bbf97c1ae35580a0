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
}

/**
 * understand → plan ⇄ act → compose → validate, planned anew when a draft is refused. There is no checkpointer: a turn is
 * stored before it begins and committed when it ends, and nothing in between has an effect that a second run would double.
 */
export function buildTurnGraph(nodes: GraphNodes) {
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
    .addConditionalEdges("act", (run) => (looksFurther(run) ? "plan" : "compose"), ["plan", "compose"])
    .addEdge("compose", "validate")
    .addConditionalEdges("validate", afterValidate, { respond: END, replan: "plan", simplify: "simplify" })
    .addEdge("simplify", END)
    .compile();
}

/** A tool's result may call for another tool; a knowledge search is for the answer. */
function looksFurther({ turn, rounds, without }: GraphRun): boolean {
  const hasCalled = turn.plan?.steps.some((step) => step.do === "call_tool") ?? false;
  return without === null && hasCalled && rounds < turn.context.settings.thinking.tool_rounds;
}

function afterValidate({ turn, refusals, without }: GraphRun): "respond" | "replan" | "simplify" {
  if (turn.violations.length === 0) return "respond";
  return without === null && refusals <= turn.context.settings.thinking.replans ? "replan" : "simplify";
}
