import { AIMessage, type BaseMessage, HumanMessage, SystemMessage, ToolMessage } from "@langchain/core/messages";
import { ChatOpenAICompletions } from "@langchain/openai";
import { boundedFetch } from "./bounded-fetch.ts";
import { type Completion, readCompletion } from "./completion.ts";
import type { ModelMessage, ModelTool } from "./model-access.ts";
import { modelFailure } from "./model-failure.ts";

/** One OpenAI-compatible API and its default model; an inbox may name another model. */
export interface ProviderOptions {
  /** The provider's name in the log, in metrics and in the shared health state. */
  readonly name: string;
  readonly baseUrl: string;
  readonly apiKey: string | undefined;
  readonly model: string;
}

export interface CompletionRequest {
  readonly model: string;
  /** Null: the server's default applies. */
  readonly temperature: number | null;
  readonly maxTokens: number;
  readonly system: string;
  readonly messages: readonly ModelMessage[];
  readonly tools: readonly ModelTool[];
  /** The answer must be a JSON object. */
  readonly isJson: boolean;
}

export interface Provider {
  readonly name: string;
  readonly model: string;
  /** Sends one request once. Throws ModelUnavailable, or Aborted when the signal closes the connection. */
  complete(request: CompletionRequest, signal: AbortSignal): Promise<Completion>;
}

/**
 * Overrides variables that the client would read from the environment itself: the account and the debug log. Local
 * servers need no key, but the client insists on one.
 */
export const clientOptions = ({ baseUrl, apiKey }: Pick<ProviderOptions, "baseUrl" | "apiKey">) =>
  ({
    baseURL: baseUrl,
    apiKey: apiKey ?? "none",
    organization: null,
    project: null,
    logLevel: "off",
    fetch: boundedFetch,
  }) as const;

export function createProvider({ name, model, ...options }: ProviderOptions): Provider {
  const configuration = clientOptions(options);
  return {
    name,
    model,
    async complete(request, signal) {
      const chat = new QuietCompletions({
        model: request.model,
        apiKey: configuration.apiKey,
        // Repeats happen in `repeat.ts` for both providers, with the signal and the deadline.
        maxRetries: 0,
        maxTokens: request.maxTokens,
        ...(request.temperature !== null && takesTemperature(request.model)
          ? { temperature: request.temperature }
          : {}),
        // Only the raw answer holds refusals.
        __includeRawResponse: true,
        configuration,
      });
      try {
        const answer = await chat.invoke([new SystemMessage(request.system), ...request.messages.map(toMessage)], {
          signal,
          ...(request.isJson ? { response_format: { type: "json_object" } } : {}),
          ...(request.tools.length > 0 ? { tools: request.tools.map(toTool) } : {}),
        });
        return readCompletion(answer);
      } catch (error) {
        throw modelFailure(error, { provider: name, signal });
      }
    },
  };
}

/** LangChain prints advice when a model writes invalid JSON as arguments. Baton reads calls from the raw answer. */
class QuietCompletions extends ChatOpenAICompletions {
  protected override _convertCompletionsMessageToBaseMessage(
    ...[{ tool_calls: _calls, ...message }, raw]: Parameters<
      ChatOpenAICompletions["_convertCompletionsMessageToBaseMessage"]
    >
  ): BaseMessage {
    return super._convertCompletionsMessageToBaseMessage(message, raw);
  }
}

/** Reasoning models accept only their default temperature. */
const takesTemperature = (model: string): boolean => !/^(o\d|gpt-5(?!-chat))/.test(model);

function toMessage({ role, text, toolCalls, toolCallId, images = [] }: ModelMessage): BaseMessage {
  if (role === "tool") return new ToolMessage({ content: text, tool_call_id: toolCallId ?? "" });
  if (role === "assistant") {
    const calls = (toolCalls ?? []).map(({ id, name, arguments: args }) => ({ id, name, args: toRecord(args) }));
    return new AIMessage({ content: text, tool_calls: calls });
  }
  if (images.length === 0) return new HumanMessage(text);
  const pictures = images.map((url) => ({ type: "image_url" as const, image_url: { url } }));
  return new HumanMessage({ content: [{ type: "text", text }, ...pictures] });
}

const toRecord = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? { ...value } : {};

const toTool = ({ name, description, schema }: ModelTool) => ({
  type: "function" as const,
  function: { name, description, parameters: { ...schema } },
});
