import { AIMessage, type BaseMessage, HumanMessage, SystemMessage, ToolMessage } from "@langchain/core/messages";
import { ChatOpenAICompletions } from "@langchain/openai";
import { boundedFetch } from "./bounded-fetch.ts";
import { type Completion, readCompletion } from "./completion.ts";
import type { ModelMessage, ModelTool } from "./model-access.ts";
import { modelFailure } from "./model-failure.ts";

/** One OpenAI-compatible API and the model it is asked for unless the inbox names another. */
export interface ProviderOptions {
  /** Names it in the log, in metrics and in what processes know of its health. */
  readonly name: string;
  readonly baseUrl: string;
  readonly apiKey: string | undefined;
  readonly model: string;
}

export interface CompletionRequest {
  readonly model: string;
  /** Null: the server is not told one. */
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
  /** One request, sent once. Throws ModelUnavailable, or Aborted when the signal says so: the connection is closed then. */
  complete(request: CompletionRequest, signal: AbortSignal): Promise<Completion>;
}

/**
 * What the client would else read from the environment itself, meant for whatever program: whose account it is, and
 * whether it prints what it sends. Local servers want no key, but the client wants one.
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
        // Repeated in one place for both providers, where the signal counts and the time that is left.
        maxRetries: 0,
        maxTokens: request.maxTokens,
        ...(request.temperature !== null && takesTemperature(request.model)
          ? { temperature: request.temperature }
          : {}),
        // Refusals are nowhere else.
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

/** LangChain prints advice when a model writes arguments that are no JSON. Calls are read from the raw answer anyway. */
class QuietCompletions extends ChatOpenAICompletions {
  protected override _convertCompletionsMessageToBaseMessage(
    ...[{ tool_calls: _calls, ...message }, raw]: Parameters<
      ChatOpenAICompletions["_convertCompletionsMessageToBaseMessage"]
    >
  ): BaseMessage {
    return super._convertCompletionsMessageToBaseMessage(message, raw);
  }
}

/** Models that reason refuse every temperature but their own. */
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
