import type { Decision, Explanation, Move } from "../../core/decision.ts";
import type { Reason } from "../../core/holder.ts";
import type { TurnState } from "../node.ts";
import type { GraphRun, WithoutModel } from "./graph-state.ts";

/** The rules did not know, and a model might have: people are told which of the two it was. */
const FOR_WANT_OF_A_MODEL: ReadonlySet<Reason> = new Set(["missing_knowledge", "low_confidence"]);
const REASON: Readonly<Record<WithoutModel, Reason>> = {
  budget: "budget",
  failed: "model_failure",
  late: "model_failure",
  refused: "model_failure",
};

/** What a finished turn has decided, with everything that explains it. */
export function decisionOf({ turn, without }: Pick<GraphRun, "turn" | "without">): Decision {
  const { draft } = turn;
  if (!draft) throw new TypeError("A turn ended without a draft");
  return {
    ...moveOf(draft.move, without),
    because: explain(turn),
    ...(draft.next.length > 0 ? { next: draft.next } : {}),
    ...(draft.gaps.length > 0 ? { gaps: draft.gaps } : {}),
  };
}

function moveOf(move: Move, without: WithoutModel | null): Move {
  if (move.kind !== "hand_off" || without === null || !FOR_WANT_OF_A_MODEL.has(move.reason)) return move;
  return { ...move, reason: REASON[without] };
}

function explain({ understanding, draft, toolCalls, prompts, usage, trace }: TurnState): Explanation {
  const entities = (understanding?.entities ?? []).map(({ type, value }) => [type, value] as const);
  return {
    intent: understanding?.asks[0]?.intent ?? null,
    entities: Object.fromEntries(entities),
    sentiment: understanding?.sentiment ?? null,
    language: understanding?.language ?? null,
    confidence: draft?.confidence ?? 0,
    sources: (draft?.sources ?? []).map(({ chunkId, title, url, score }) => ({ chunkId, title, url, score })),
    toolCalls,
    prompts,
    usage,
    trace,
  };
}
