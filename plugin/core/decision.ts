import type { Locale } from "../language/locale.ts";
import type { Choice } from "../language/words/choice.ts";
import type { Reason } from "./baton/holder.ts";
import type { ConversationState, Message } from "./event.ts";
import type { OpeningHours } from "./hours.ts";
import type { Marks } from "./marks.ts";
import type { InboxSettings } from "./settings/settings.ts";
import type { RollingSummary } from "./turn/rolling-summary.ts";
import type { Wishes } from "./wishes.ts";

/** The brain's input. Bounded: the last messages verbatim, everything older as a summary. */
export interface TurnContext {
  readonly connectionId: string;
  readonly conversation: ConversationState;
  readonly settings: InboxSettings;
  /** Oldest first; notes are left out. */
  readonly messages: readonly Message[];
  /** The customer's messages that no answer covers yet, oldest first. */
  readonly owed: readonly Message[];
  readonly summary: string | null;
  /** What the gates noted about the conversation. */
  readonly marks: Marks;
  /** Of several things that were asked at once, the one whose turn it is; absent: whatever the messages ask. */
  readonly intent?: string;
  /** What a person asked for when giving the conversation to the bot. */
  readonly instruction: string | null;
  /** When people are there; null: always. Absent: not known. */
  readonly hours?: OpeningHours | null;
  readonly now: number;
}

export interface Source {
  readonly chunkId: string;
  readonly title: string;
  readonly url: string | null;
  readonly score: number;
}

export interface ToolCall {
  readonly name: string;
  readonly outcome: "ok" | "failed" | "needs_approval";
  readonly ms: number;
}

export interface Usage {
  readonly model: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cost: number;
}

/** The reason: enough to explain every answer and handoff afterwards, without the customer's words. */
export interface Explanation {
  readonly intent: string | null;
  readonly entities: Readonly<Record<string, unknown>>;
  readonly sentiment: number | null;
  readonly language: Locale | null;
  readonly confidence: number;
  readonly sources: readonly Source[];
  readonly toolCalls: readonly ToolCall[];
  readonly prompts: Readonly<Record<string, string>>;
  readonly usage: readonly Usage[];
  /** The steps taken, in order, in words for an agent. */
  readonly trace: readonly string[];
}

/** The bot's next step. */
export type Move =
  | { readonly kind: "answer"; readonly text: string }
  | { readonly kind: "clarify"; readonly text: string }
  | { readonly kind: "choice"; readonly text: string; readonly choices: readonly Choice[] }
  | { readonly kind: "hand_off"; readonly reason: Reason; readonly topic: string | null }
  | { readonly kind: "flow"; readonly flow: string; readonly step: string; readonly text: string | null }
  | { readonly kind: "silence" };

export type Decision = Move & {
  readonly because: Explanation;
  /** What else was asked in the same breath, by intent: taken up one at a time when this is answered. */
  readonly next?: readonly string[];
  /** Questions without an answer in the knowledge, in the customer's words, for those who maintain it. */
  readonly gaps?: readonly string[];
  /** Takes the place of the older messages from the next turn on. */
  readonly summary?: RollingSummary;
  /** Writes that tools request with the decision. */
  readonly wishes?: readonly Wishes[];
};

/** The note a person reads on a handoff. */
export interface Recap {
  readonly text: string;
  readonly madeBy: "model" | "rules";
}

/** Decides what to say: writes no row, sends no message, stops when the signal says so. */
export interface Brain {
  decide(context: TurnContext, signal: AbortSignal): Promise<Decision>;
  recap(context: TurnContext, because: Explanation | null, signal: AbortSignal): Promise<Recap>;
}
