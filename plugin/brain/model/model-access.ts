import type { Usage } from "../../core/decision.ts";
import type { InboxSettings } from "../../core/settings/settings.ts";

export type Task = keyof InboxSettings["model"]["tasks"];

/** Whose budget a call is paid from. */
export interface ModelScope {
  readonly connectionId: string;
  readonly inboxId: number;
  readonly contactId: number | null;
}

export interface ModelToolCall {
  readonly id: string;
  readonly name: string;
  /** Parsed; a text where the model wrote something that is no JSON. */
  readonly arguments: unknown;
}

export interface ModelMessage {
  readonly role: "user" | "assistant" | "tool";
  readonly text: string;
  /** What an assistant's message asked for. */
  readonly toolCalls?: readonly ModelToolCall[];
  /** Which of those calls a tool's message answers. */
  readonly toolCallId?: string;
  /** Pictures of a user's message, as data URLs. Nothing in them can be masked. */
  readonly images?: readonly string[];
}

export interface ModelTool {
  readonly name: string;
  readonly description: string;
  readonly schema: object;
}

export interface ModelCall {
  readonly task: Task;
  readonly scope: ModelScope;
  readonly settings: InboxSettings;
  readonly system: string;
  readonly messages: readonly ModelMessage[];
  readonly tools?: readonly ModelTool[];
  /** The answer is to be JSON of this form: it is checked, and the model may mend it once. */
  readonly schema?: object;
  /** Less than what the settings allow, where little is needed. */
  readonly maxTokens?: number;
}

export interface ModelReply {
  readonly text: string;
  /** What fits the schema; undefined where none was asked for. */
  readonly value: unknown;
  readonly toolCalls: readonly ModelToolCall[];
  /** Of all requests of the call together. */
  readonly usage: Usage;
}

export interface Sound {
  readonly bytes: Uint8Array;
  readonly mediaType: string | null;
}

/** The one way to a model. What goes out is masked here, so that no caller can forget it, and put back in what comes. */
export interface ModelAccess {
  /** False where the inbox wants no model, the breaker is open or the budget is spent: the rules answer then. */
  isAvailable(scope: ModelScope, settings: InboxSettings): Promise<boolean>;
  /** Throws ModelUnavailable, BudgetSpent, ModelRefused or Aborted, and nothing else. */
  ask(call: ModelCall, signal: AbortSignal): Promise<ModelReply>;
  /** Absent where no embeddings model is configured. */
  embed?(texts: readonly string[], signal: AbortSignal): Promise<readonly (readonly number[])[]>;
  /** Absent where no transcription model is configured. */
  transcribe?(sound: Sound, signal: AbortSignal): Promise<string>;
}
