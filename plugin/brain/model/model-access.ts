import type { Usage } from "../../core/decision.ts";
import type { InboxSettings } from "../../core/settings/settings.ts";

export type Task = keyof InboxSettings["model"]["tasks"];

/** The scopes whose budgets pay for a call. */
export interface ModelScope {
  readonly connectionId: string;
  readonly inboxId: number;
  readonly contactId: number | null;
}

export interface ModelToolCall {
  readonly id: string;
  readonly name: string;
  /** Parsed; a text when the model wrote invalid JSON. */
  readonly arguments: unknown;
}

export interface ModelMessage {
  readonly role: "user" | "assistant" | "tool";
  readonly text: string;
  /** The tool calls of an assistant's message. */
  readonly toolCalls?: readonly ModelToolCall[];
  /** The call that a tool's message answers. */
  readonly toolCallId?: string;
  /** Pictures of a user's message, as data URLs. They cannot be masked. */
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
  /** The JSON schema of the answer: it is checked, and the model may correct the answer once. */
  readonly schema?: object;
  /** Lowers the limit of the settings for short answers. */
  readonly maxTokens?: number;
}

export interface ModelReply {
  readonly text: string;
  /** The value that matches the schema; undefined when the call had no schema. */
  readonly value: unknown;
  readonly toolCalls: readonly ModelToolCall[];
  /** The sum over all requests of the call. */
  readonly usage: Usage;
}

export interface Sound {
  readonly bytes: Uint8Array;
  readonly mediaType: string | null;
}

/** The only way to a model. Requests are masked and answers unmasked here, so that no caller can forget it. */
export interface ModelAccess {
  /** False when the inbox disables models, the breaker is open or the budget is spent: the rules answer then. */
  isAvailable(scope: ModelScope, settings: InboxSettings): Promise<boolean>;
  /** Throws only ModelUnavailable, BudgetSpent, ModelRefused or Aborted. */
  ask(call: ModelCall, signal: AbortSignal): Promise<ModelReply>;
  /** Absent without a configured embeddings model. */
  embed?(texts: readonly string[], signal: AbortSignal): Promise<readonly (readonly number[])[]>;
  /** Absent without a configured transcription model. */
  transcribe?(sound: Sound, signal: AbortSignal): Promise<string>;
}
