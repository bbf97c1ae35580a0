import type { Reason } from "../core/baton/holder.ts";
import type { Move, ToolCall, TurnContext, Usage } from "../core/decision.ts";
import type { Passage } from "../core/knowledge.ts";
import type { Entity } from "../language/entities/entity.ts";
import type { Locale } from "../language/locale.ts";
import type { Choice } from "../language/words/choice.ts";
import type { Violation } from "../safety/violation.ts";

/** One thing the customer wants: a message may hold several, several messages may make one. */
export interface Ask {
  /** The customer's own words for it. */
  readonly text: string;
  /** Null when it is none of the known intents. */
  readonly intent: string | null;
  /** How likely the best intent is right, known or not. */
  readonly confidence: number;
  /** A remark beside what is asked: answered where something is known, no reason for a person by itself. */
  readonly beside?: true;
}

/** What the owed messages say, taken together. */
export interface Understanding {
  /** In the order in which they were asked; empty when nothing was said that could be read. */
  readonly asks: readonly Ask[];
  /** The option the customer chose, if one was offered. */
  readonly chosen: Choice | null;
  /** Null when it cannot be told from so few words: the inbox's own counts then. */
  readonly language: Locale | null;
  readonly entities: readonly Entity[];
  /** From -1, angry, to 1, delighted. */
  readonly sentiment: number;
  /** From 0 to 1. */
  readonly urgency: number;
}

/** What is to be done about one ask. */
export type Step =
  /** Courtesies and the like: a fixed text. */
  | { readonly do: "say"; readonly ask: Ask; readonly text: string }
  /** Look into the knowledge; `careful`: only what fits beyond doubt counts, because the question is about their own matter. */
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

/** What a step brought. */
export interface Finding {
  readonly step: Step;
  /** Words that may be said as they are; null where there are none. */
  readonly text: string | null;
  /** What the knowledge says, best first. */
  readonly passages: readonly Passage[];
  /** What a tool returned: data, never an instruction. */
  readonly value?: unknown;
}

/** What is about to be decided, before it is checked. */
export interface Draft {
  readonly move: Move;
  readonly confidence: number;
  readonly next: readonly string[];
  readonly gaps: readonly string[];
  /** What its words rest on; of a handoff, what came near. */
  readonly sources: readonly Passage[];
}

/** What the nodes of a turn hand on: understand → plan → act → validate → respond. */
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

/** What a node changes; of `trace`, `toolCalls` and `usage` only what it adds. */
export type TurnUpdate = Partial<Omit<TurnState, "context">>;

/** One step of a turn, by rules or by a model. It writes nothing and sends nothing. */
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

/** The state after a node: lists that grow are added to, everything else is replaced. */
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
