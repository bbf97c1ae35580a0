import { Annotation } from "@langchain/langgraph";
import type { Wishes } from "../../core/wishes.ts";
import type { TurnState } from "../node.ts";

/** Why the rest of a turn runs without a model. */
export type WithoutModel = "failed" | "refused" | "budget" | "late" | "unsafe";

/** The state of the graph. An interrupted turn is made anew from stored rows: see docs/brain.md. */
export const GraphState = Annotation.Root({
  turn: Annotation<TurnState>(),
  /** How often a draft failed the checks. */
  refusals: Annotation<number>(),
  /** How many rounds of tool calls were made. */
  rounds: Annotation<number>(),
  /** Whether rules or a model made the last node's result. */
  form: Annotation<"model" | "rules">(),
  /** The writes that tools request with the answer. */
  wishes: Annotation<readonly Wishes[]>(),
  /** Null while a model may be asked. */
  without: Annotation<WithoutModel | null>(),
  /** The end of the model's time for this turn, in `performance.now()`. */
  deadline: Annotation<number>(),
});

export type GraphRun = typeof GraphState.State;
export type GraphUpdate = Partial<GraphRun>;
