import type { InboxSettings } from "../../core/settings/settings.ts";
import { createMasker, kindsToMask, type Masker } from "../../safety/pii/masker.ts";
import type { ModelCall, ModelToolCall } from "./model-access.ts";

/** Created for each call, so that values of two customers never mix. */
export const maskerFor = ({ safety }: InboxSettings): Masker => createMasker({ kinds: kindsToMask(safety) });

/** The call with masked texts, as it is sent to the provider. */
export function maskCall(call: ModelCall, { mask }: Masker): ModelCall {
  return {
    ...call,
    system: mask(call.system),
    messages: call.messages.map((message) => ({
      ...message,
      text: mask(message.text),
      ...(message.toolCalls ? { toolCalls: message.toolCalls.map((one) => maskToolCall(one, mask)) } : {}),
    })),
  };
}

const maskToolCall = (call: ModelToolCall, mask: (text: string) => string): ModelToolCall => ({
  ...call,
  arguments: mapTexts(call.arguments, mask),
});

/** Every text inside a value, except keys. */
export function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapTexts(inner, change)]));
}
