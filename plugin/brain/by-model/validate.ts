import type { Violation } from "../../safety/violation.ts";
import type { GraphNode } from "../graph/either-form.ts";
import { applyUpdate, type Draft, type TurnNode, type TurnState } from "../node.ts";

/** Lists the problems of a draft, judged by the knowledge of the turn. */
export type CheckDraft = (state: TurnState, wordedBy: "model" | "rules") => readonly Violation[];

/** Every draft is checked before it reaches a customer, whether rules or a model worded it. */
export function validate(check: CheckDraft): GraphNode {
  return async ({ turn, refusals, form }) => {
    const violations = [...turn.violations, ...check(turn, form)];
    const trace = violations.map(({ code, text }) => `Not sent as it was (${code}): ${text}`);
    return { refusals: refusals + (trace.length > 0 ? 1 : 0), turn: applyUpdate(turn, { violations, trace }) };
  };
}

/** A draft that no repair mended is replaced by the business's own text, or by a handoff. */
export function simplify({ compose, check }: { readonly compose: TurnNode; readonly check: CheckDraft }): GraphNode {
  return async ({ turn }, { signal = new AbortController().signal }) => {
    const plain = applyUpdate(turn, { violations: [], ...(await compose({ ...turn, violations: [] }, signal)) });
    if (check(plain, "rules").length === 0) return { turn: plain };
    const trace = ["No wording passed the checks: a person is asked"];
    return { turn: applyUpdate(plain, { draft: handOff(plain), violations: [], trace }) };
  };
}

const handOff = ({ understanding }: TurnState): Draft => ({
  move: { kind: "hand_off", reason: "low_confidence", topic: understanding?.asks[0]?.intent ?? null },
  confidence: 0,
  next: [],
  gaps: [],
  sources: [],
});
