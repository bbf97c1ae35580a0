import type { AIMessage } from "@langchain/core/messages";
import { ModelUnavailable } from "../../errors.ts";
import type { ModelToolCall } from "./model-access.ts";

export interface Tokens {
  readonly input: number;
  readonly output: number;
}

/** A provider's answer to one request. */
export interface Completion {
  readonly text: string;
  readonly toolCalls: readonly ModelToolCall[];
  /** The model's reason to refuse; null when it answered. */
  readonly refusal: string | null;
  /** The model ran out of tokens in the middle of its answer. */
  readonly isCutOff: boolean;
  /** Null when the server does not count tokens. */
  readonly tokens: Tokens | null;
}

interface RawAnswer {
  readonly usage?: { readonly prompt_tokens?: number; readonly completion_tokens?: number } | null;
  readonly choices?: readonly {
    readonly finish_reason?: string | null;
    readonly message?: {
      readonly refusal?: string | null;
      readonly tool_calls?: readonly {
        readonly id?: string;
        readonly function?: { readonly name?: string; readonly arguments?: string };
      }[];
    };
  }[];
}

export function readCompletion(answer: AIMessage): Completion {
  const { __raw_response: raw } = answer.additional_kwargs as { __raw_response?: RawAnswer };
  const choice = raw?.choices?.[0];
  if (!choice) throw new ModelUnavailable("The model answered without any choice", { mayCost: true });
  const { refusal, tool_calls: calls = [] } = choice.message ?? {};
  const isFiltered = choice.finish_reason === "content_filter";
  const { prompt_tokens: input, completion_tokens: output = 0 } = raw.usage ?? {};
  return {
    text: answer.text,
    toolCalls: (calls ?? []).map((call, index) => ({
      id: call.id ?? `call_${index}`,
      name: call.function?.name ?? "",
      arguments: parseArguments(call.function?.arguments ?? ""),
    })),
    refusal: refusal ?? (isFiltered ? "Its maker's filter stopped the answer" : null),
    isCutOff: choice.finish_reason === "length",
    tokens: input === undefined ? null : { input, output },
  };
}

/** Arguments that are not JSON stay a text, which no schema of a tool accepts. */
function parseArguments(text: string): unknown {
  try {
    return text.trim() === "" ? {} : JSON.parse(text);
  } catch {
    return text;
  }
}
