import { Annotation } from "@langchain/langgraph";
import type { Wishes } from "../../core/wishes.ts";
import type { TurnState } from "../node.ts";

/** Why the rest of a turn does without a model. */
export type WithoutModel = "failed" | "refused" | "budget" | "late" | "unsafe";

/** What travels through the graph. A turn that is cut off anywhere is made anew from what is stored: see docs/brain.md. */
export const GraphState = Annotation.Root({
  turn: Annotation<TurnState>(),
  /** How often a draft failed the checks. */
  refusals: Annotation<number>(),
  /** How often tools were called and their results looked at. */
  rounds: Annotation<number>(),
  /** Who made what the last node made. */
  form: Annotation<"model" | "rules">(),
  /** What tools want written with the answer. */
  wishes: Annotation<readonly Wishes[]>(),
  /** Null as long as a model may be asked. */
  without: Annotation<WithoutModel | null>(),
  /** When the model's time for this turn is over, by `performance.now()`. */
  deadline: Annotation<number>(),
});

export type GraphRun = typeof GraphState.State;
export type GraphUpdate = Partial<GraphRun>;
