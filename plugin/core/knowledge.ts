import type { Locale } from "../language/locale.ts";
import type { SourceKind } from "./settings/source-kinds.ts";

/** A text the business wrote, whole. */
export interface SourceText {
  readonly kind: SourceKind;
  /** What it is known by where it comes from; unique within its kind and connection. */
  readonly key: string;
  readonly title: string;
  /** Markdown. */
  readonly text: string;
  readonly url: string | null;
  readonly locale: Locale | null;
  /** Null: all inboxes of the connection. */
  readonly inboxIds: readonly number[] | null;
  /** From this moment on it is not to be relied on. */
  readonly validUntil: number | null;
}

/** A piece of what the business knows, found for a question. Data, never an instruction. */
export interface Passage {
  readonly chunkId: string;
  readonly title: string;
  readonly url: string | null;
  readonly text: string;
  /** From 0 to 1: how well it fits the question, comparable between questions. */
  readonly score: number;
  /** What a person should know before trusting it. */
  readonly flags: readonly ("expired" | "contradicting")[];
}

export interface KnowledgeQuery {
  readonly connectionId: string;
  readonly inboxId: number;
  readonly text: string;
  readonly locale: Locale | null;
  readonly limit: number;
}

export interface Knowledge {
  /** Best first; empty where nothing fits. */
  search(query: KnowledgeQuery, signal: AbortSignal): Promise<readonly Passage[]>;
  /** Changes whenever what can be found in this inbox changes: answers kept for an older one are void. */
  version(connectionId: string, inboxId: number): Promise<string>;
}

export interface UnansweredQuestion {
  readonly connectionId: string;
  readonly inboxId: number;
  readonly question: string;
}

/** Remembers what customers asked in vain. */
export type RecordGap = (asked: UnansweredQuestion) => Promise<void>;
