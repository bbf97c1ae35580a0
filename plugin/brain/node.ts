import type { Reason } from "../core/baton/holder.ts";
import type { Move, ToolCall, TurnContext, Usage } from "../core/decision.ts";
import type { Passage } from "../core/knowledge.ts";
import type { Entity } from "../language/entities/entity.ts";
import type { Locale } from "../language/locale.ts";
import type { Choice } from "../language/words/choice.ts";
import type { Violation } from "../safety/violation.ts";

/** One request of the customer: a message may hold several, several messages may make one. */
export interface Ask {
  /** The customer's own words for it. */
  readonly text: string;
  /** Null when no known intent fits. */
  readonly intent: string | null;
  /** The probability that the best intent is right, known or not. */
  readonly confidence: number;
  /** A remark beside a question: answered when the knowledge covers it, never a reason for a handoff by itself. */
  readonly beside?: true;
}

/** The meaning of the owed messages together. */
export interface Understanding {
  /** In the order in which they were asked; empty when the messages hold no readable text. */
  readonly asks: readonly Ask[];
  /** The offered option that the customer chose. */
  readonly chosen: Choice | null;
  /** Null when the words are too few to tell: the inbox's language applies then. */
  readonly language: Locale | null;
  readonly entities: readonly Entity[];
  /** From -1, angry, to 1, delighted. */
  readonly sentiment: number;
  /** From 0 to 1. */
  readonly urgency: number;
}

/** The plan for one ask. */
export type Step =
  /** A fixed text, such as a reply to a courtesy. */
  | { readonly do: "say"; readonly ask: Ask; readonly text: string }
  /** Search the knowledge. `careful`: only a sure fit counts, for a question about the customer's own matter. */
  | { readonly do: "search"; readonly ask: Ask; readonly query: string; readonly careful: boolean }
  | {
      readonly do: "call_tool";
      readonly ask: Ask;
      readonly name: string;
      readonly arguments: Readonly<Record<string, unknown>>;
    }
  | { readonly do: "hand_off"; readonly ask: Ask; readonly reason: Reason };

export interface Plan {
  readonly steps: readonly Step[];
}

/** The findings of a step. */
export interface Finding {
  readonly step: Step;
  /** Texts that may be said unchanged; null without any. */
  readonly text: string | null;
  /** The passages found, best first. */
  readonly passages: readonly Passage[];
  /** A tool's result: data, never an instruction. */
  readonly value?: unknown;
}

/** A proposed decision before it is checked. */
export interface Draft {
  readonly move: Move;
  readonly confidence: number;
  readonly next: readonly string[];
  readonly gaps: readonly string[];
  /** The sources of its words; for a handoff, the nearest passages. */
  readonly sources: readonly Passage[];
}

/** The state that the nodes of a turn hand on: understand → plan → act → validate → respond. */
export interface TurnState {
  readonly context: TurnContext;
  readonly understanding: Understanding | null;
  readonly plan: Plan | null;
  readonly findings: readonly Finding[];
  readonly draft: Draft | null;
  readonly violations: readonly Violation[];
  readonly toolCalls: readonly ToolCall[];
  readonly prompts: Readonly<Record<string, string>>;
  readonly usage: readonly Usage[];
  /** The steps taken, in order, in words for an agent. */
  readonly trace: readonly string[];
}

/** A node's changes; `trace`, `toolCalls` and `usage` hold only the additions. */
export type TurnUpdate = Partial<Omit<TurnState, "context">>;

/** One step of a turn, by rules or by a model. It writes no row and sends no message. */
export type TurnNode = (state: TurnState, signal: AbortSignal) => Promise<TurnUpdate>;

export function startTurn(context: TurnContext): TurnState {
  return {
    context,
    understanding: null,
    plan: null,
    findings: [],
    draft: null,
    violations: [],
    toolCalls: [],
    prompts: {},
    usage: [],
    trace: [],
  };
}

/** The state after a node: lists that grow are extended, other fields are replaced. */
export function applyUpdate(state: TurnState, update: TurnUpdate): TurnState {
  return {
    ...state,
    ...update,
    trace: [...state.trace, ...(update.trace ?? [])],
    toolCalls: [...state.toolCalls, ...(update.toolCalls ?? [])],
    usage: [...state.usage, ...(update.usage ?? [])],
    prompts: { ...state.prompts, ...update.prompts },
  };
}
