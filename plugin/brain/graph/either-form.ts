import { BatonError, BudgetSpent, ModelRefused } from "../../errors.ts";
import { type Ask, type AskParts, askFor } from "../by-model/ask-for.ts";
import { applyUpdate, type TurnNode, type TurnState, type TurnUpdate } from "../node.ts";
import type { GraphRun, GraphUpdate, WithoutModel } from "./graph-state.ts";

/** A node's form with a model; null when the rules do as well and no call is needed. */
export type ModelForm = (state: TurnState, ask: Ask, signal: AbortSignal) => Promise<TurnUpdate | null>;

export interface Forms {
  readonly model: ModelForm;
  readonly rules: TurnNode;
}

export type GraphNode = (run: GraphRun, options: { readonly signal?: AbortSignal }) => Promise<GraphUpdate>;

/**
 * A node in two forms. Model access has already repeated a failed call: the rest of the turn is made by rules, so that
 * a broken provider costs a customer one time limit and not one for every node.
 */
export function eitherForm(parts: AskParts, { model, rules }: Forms): GraphNode {
  return async (run, { signal = new AbortController().signal }) => {
    const byRules = async (turn: TurnState): Promise<GraphUpdate> => ({
      form: "rules",
      turn: applyUpdate(turn, await rules(turn, signal)),
    });
    if (run.without !== null) return byRules(run.turn);
    const late = AbortSignal.timeout(Math.max(0, Math.floor(run.deadline - performance.now())));
    try {
      const ask = askFor(parts, run.turn.context, AbortSignal.any([signal, late]));
      const update = await model(run.turn, ask, signal);
      return update ? { form: "model", turn: applyUpdate(run.turn, update) } : await byRules(run.turn);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof BatonError)) throw error;
      const without = late.aborted ? "late" : whyWithout(error);
      return { without, ...(await byRules(applyUpdate(run.turn, { trace: [SAID[without]] }))) };
    }
  };
}

function whyWithout(error: BatonError): "budget" | "refused" | "failed" {
  if (error instanceof BudgetSpent) return "budget";
  return error instanceof ModelRefused ? "refused" : "failed";
}

const SAID: Readonly<Record<Exclude<WithoutModel, "unsafe">, string>> = {
  failed: "The model could not be reached: by rules from here on",
  refused: "The model refused: by rules from here on",
  budget: "The model's budget is spent: by rules from here on",
  late: "The time for thinking is over: by rules from here on",
};
