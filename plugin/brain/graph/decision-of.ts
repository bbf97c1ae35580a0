import type { Reason } from "../../core/baton/holder.ts";
import type { Decision } from "../../core/decision.ts";
import { respond } from "../by-rules/respond.ts";
import type { GraphRun, WithoutModel } from "./graph-state.ts";

/** The rules had no answer and the model was unavailable: agents are told the difference. */
const FOR_WANT_OF_A_MODEL: ReadonlySet<Reason> = new Set(["missing_knowledge", "low_confidence"]);
const REASON: Readonly<Partial<Record<WithoutModel, Reason>>> = {
  budget: "budget",
  failed: "model_failure",
  late: "model_failure",
  refused: "model_failure",
};

/** The decision of a finished turn, with its explanation. */
export function decisionOf({ turn, without }: Pick<GraphRun, "turn" | "without">): Decision {
  const decision = respond(turn);
  if (decision.kind !== "hand_off" || without === null || !FOR_WANT_OF_A_MODEL.has(decision.reason)) return decision;
  return { ...decision, reason: REASON[without] ?? decision.reason };
}
