import type { ModelAccess, ModelCall, ModelReply, Task } from "../../../plugin/brain/model/model-access.ts";

const usage = { model: "fake", inputTokens: 100, outputTokens: 20, cost: 0.01 };

type Line = Partial<ModelReply> | Error | ((call: ModelCall, signal: AbortSignal) => Promise<Partial<ModelReply>>);

/** A model that says for each task what a test wrote down, the last line again and again; what has no line fails the test. */
export function fakeModel(script: Partial<Record<Task, readonly Line[]>>) {
  const calls: ModelCall[] = [];
  const model: ModelAccess = {
    isAvailable: async () => true,
    async ask(call, signal) {
      const lines = script[call.task] ?? [];
      const line = lines[Math.min(calls.filter(({ task }) => task === call.task).length, lines.length - 1)];
      calls.push(call);
      if (line === undefined) throw new TypeError(`Nobody expected the task ${call.task}`);
      if (line instanceof Error) throw line;
      const said = typeof line === "function" ? await line(call, signal) : line;
      return { text: "", value: undefined, toolCalls: [], usage, ...said };
    },
  };
  return { model, calls, tasks: () => calls.map(({ task }) => task) };
}

export const says = (
  what: "answer" | "courtesy" | "ask_back" | "hand_off",
  text: string,
  sources: readonly number[] = [],
) => ({
  value: { do: what, text, sources, confidence: 0.9 },
});

export const callsTools = (...calls: readonly { name: string; arguments: object }[]) => ({
  toolCalls: calls.map((call, index) => ({ id: `call_${index}`, ...call })),
});
