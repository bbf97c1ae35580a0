import { randomUUID } from "node:crypto";
import type { ScriptedAnswer, ScriptedCall, ScriptedUsage } from "./scripted-answer.ts";

/** The answers of a model that speaks: everything that becomes a chat completion. */
export type Spoken = Extract<ScriptedAnswer, { readonly kind: "text" | "tools" | "refusal" }>;

const USAGE: ScriptedUsage = { input: 20, output: 10 };

/** A chat completion as OpenAI's API gives it. */
export function completionBody(spoken: Spoken, model: string): object {
  const usage = usageOf(spoken);
  return {
    id: `chatcmpl-${randomUUID()}`,
    object: "chat.completion",
    created: 1_700_000_000,
    model,
    choices: [{ index: 0, message: messageOf(spoken), finish_reason: finishOf(spoken), logprobs: null }],
    usage,
  };
}

/** The same in pieces, a word each, as a stream gives it; the last piece carries the usage. */
export function completionChunks(spoken: Spoken, model: string): readonly object[] {
  const head = { id: `chatcmpl-${randomUUID()}`, object: "chat.completion.chunk", created: 1_700_000_000, model };
  const chunk = (delta: object, finish: string | null = null) => ({
    ...head,
    choices: [{ index: 0, delta, finish_reason: finish, logprobs: null }],
  });
  const words = (spoken.kind === "tools" ? (spoken.text ?? "") : spoken.text).match(/\S+\s*/g) ?? [];
  const key = spoken.kind === "refusal" ? "refusal" : "content";
  const calls = spoken.kind === "tools" ? spoken.calls.map((call, index) => ({ index, ...callBody(call) })) : [];
  return [
    chunk({ role: "assistant" }),
    ...words.map((word) => chunk({ [key]: word })),
    ...calls.map((call) => chunk({ tool_calls: [call] })),
    chunk({}, finishOf(spoken)),
    { ...head, choices: [], usage: usageOf(spoken) },
  ];
}

function messageOf(spoken: Spoken): object {
  const base = { role: "assistant", content: null, refusal: null };
  if (spoken.kind === "refusal") return { ...base, refusal: spoken.text };
  if (spoken.kind === "text") return { ...base, content: spoken.text };
  return { ...base, content: spoken.text ?? null, tool_calls: spoken.calls.map(callBody) };
}

const callBody = ({ name, arguments: given }: ScriptedCall) => ({
  id: `call_${randomUUID()}`,
  type: "function",
  function: { name, arguments: typeof given === "string" ? given : JSON.stringify(given) },
});

function finishOf(spoken: Spoken): string {
  if (spoken.kind === "text") return spoken.finish ?? "stop";
  return spoken.kind === "tools" ? "tool_calls" : "stop";
}

function usageOf(spoken: Spoken): object {
  const { input, output } = (spoken.kind === "text" && spoken.usage) || USAGE;
  return { prompt_tokens: input, completion_tokens: output, total_tokens: input + output };
}
