import type { Locale } from "../../language/locale.ts";
import type { Source, TurnContext } from "../decision.ts";

/** Tells agents whether rules or a model made a text, so that they know how far to trust it. */
export interface Made {
  readonly madeBy: "model" | "rules";
}

export type Level = "low" | "medium" | "high";

export interface Summary extends Made {
  readonly topic: string | null;
  /** The customer's issue in a sentence or two. */
  readonly issue: string;
  readonly status: string;
  readonly nextSteps: readonly string[];
  /** From -1 (angry) to 1 (happy). */
  readonly sentiment: number;
  readonly urgency: Level;
}

export interface Analysis extends Made {
  readonly sentiment: number;
  readonly urgency: Level;
  readonly complexity: Level;
  readonly botCanHandle: boolean;
  readonly whyNot: string | null;
  readonly actions: readonly string[];
}

export interface Suggestion extends Made {
  /** Best first; empty without a source. */
  readonly replies: readonly { readonly text: string; readonly confidence: number }[];
  readonly sources: readonly Source[];
}

export interface WrittenReply extends Made {
  /** Null when it cannot be written: rules write only texts that have a source. */
  readonly text: string | null;
  readonly sources: readonly Source[];
}

export interface MoodCourse extends Made {
  readonly points: readonly { readonly messageId: number; readonly at: number; readonly score: number }[];
  readonly overall: number;
  readonly trend: "better" | "worse" | "steady";
}

export interface Translation extends Made {
  /** Null without a translator. */
  readonly text: string | null;
  readonly from: Locale | null;
  readonly to: string;
}

/** Help for agents while a conversation is theirs. Like the brain it writes no row and sends no message. */
export interface AgentHelp {
  summarize(context: TurnContext, signal: AbortSignal): Promise<Summary>;
  analyze(context: TurnContext, signal: AbortSignal): Promise<Analysis>;
  suggest(context: TurnContext, tone: string | null, signal: AbortSignal): Promise<Suggestion>;
  draft(context: TurnContext, instruction: string | null, signal: AbortSignal): Promise<WrittenReply>;
  sentiment(context: TurnContext, signal: AbortSignal): Promise<MoodCourse>;
  translate(
    context: TurnContext,
    wish: { readonly text: string; readonly to: string },
    signal: AbortSignal,
  ): Promise<Translation>;
}
