import type { InboxSettings } from "../../core/settings/settings.ts";
import type { Tokens } from "./completion.ts";
import type { ModelMessage, ModelTool } from "./model-access.ts";

/** Low enough for every common tokenizer of Portuguese, Spanish and English, so that the reservation suffices. */
const BYTES_PER_TOKEN = 3;
/** Tokens of a message's form, besides its words. */
const TOKENS_PER_MESSAGE = 8;
const TOKENS_PER_IMAGE = 1_500;

interface Sent {
  readonly system: string;
  readonly messages: readonly ModelMessage[];
  readonly tools: readonly ModelTool[];
}

/** A cautious estimate, for reservations and for servers that do not count. */
export function estimateInput({ system, messages, tools }: Sent): number {
  const words = [system, ...messages.map(({ text }) => text), ...tools.map((tool) => JSON.stringify(tool))];
  const calls = messages.flatMap(({ toolCalls = [] }) => toolCalls.map((call) => JSON.stringify(call)));
  const images = messages.reduce((count, { images = [] }) => count + images.length, 0);
  const tokens = [...words, ...calls].map(estimateTokens).reduce((sum, count) => sum + count + TOKENS_PER_MESSAGE, 0);
  return tokens + images * TOKENS_PER_IMAGE;
}

export const estimateTokens = (text: string): number => Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN);

/** By the price table of the inbox; a model without a price costs nothing. */
export function costOf(model: string, tokens: Tokens, { prices }: InboxSettings["model"]): number {
  const price = prices.find((one) => one.model === model);
  return price ? (tokens.input * price.input + tokens.output * price.output) / 1_000_000 : 0;
}
