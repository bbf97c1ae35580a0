import OpenAI from "openai";
import { expect, it } from "vitest";
import { cut, hang, refusal, reset, status, text, tools } from "../../fakes/scripted-answer.ts";
import { useScriptedModel } from "../../fakes/scripted-model.ts";

const model = useScriptedModel();
const client = () => new OpenAI({ baseURL: model.url, apiKey: "sk-test", maxRetries: 0 });
const QUESTION = { model: "gpt-test", messages: [{ role: "user" as const, content: "Oi" }] };

it("answers in the order of its script, and keeps what it was asked", async () => {
  model.reply(text("Um"), text("Dois"));
  const first = await client().chat.completions.create(QUESTION);
  const second = await client().chat.completions.create(QUESTION);
  expect([first, second].map(({ choices }) => choices[0]?.message.content)).toEqual(["Um", "Dois"]);
  expect(model.requests[0]).toMatchObject({ endpoint: "chat", authorization: "Bearer sk-test", body: QUESTION });
});

it("streams words and tool calls in pieces", async () => {
  model.reply({ kind: "tools", text: "Vou ver.", calls: [{ name: "find_order", arguments: { id: 42 } }] });
  const finished = await client().chat.completions.stream(QUESTION).finalChatCompletion();
  const message = finished.choices[0]?.message;
  expect(message?.content?.trim()).toBe("Vou ver.");
  expect(message?.tool_calls?.[0]).toMatchObject({ function: { name: "find_order", arguments: '{"id":42}' } });
});

it("speaks the other endpoints, too", async () => {
  model.replyAt("embeddings", { kind: "vectors", vectors: [[0.25, 1]] });
  model.replyAt("transcription", text("Quero trocar"));
  const embedded = await client().embeddings.create({ model: "e", input: "oi", encoding_format: "float" });
  const file = new File([new Uint8Array(8)], "voice.ogg");
  const heard = await client().audio.transcriptions.create({ model: "t", file });
  expect(embedded.data[0]?.embedding).toEqual([0.25, 1]);
  expect(heard.text).toBe("Quero trocar");
});

it("refuses, and throttles with the header it is told", async () => {
  model.reply(refusal("No."), status(429, "7"), tools({ name: "a", arguments: "{broken" }));
  const refused = await client().chat.completions.create(QUESTION);
  const throttled = await client()
    .chat.completions.create(QUESTION)
    .catch((error: unknown) => error);
  const broken = await client().chat.completions.create(QUESTION);
  expect(refused.choices[0]?.message.refusal).toBe("No.");
  expect(throttled).toMatchObject({ status: 429 });
  expect(throttled instanceof OpenAI.APIError && throttled.headers?.get("retry-after")).toBe("7");
  expect(broken.choices[0]?.message.tool_calls?.[0]).toMatchObject({ function: { arguments: "{broken" } });
});

it("breaks connections, and notices when the client does", async () => {
  model.reply(reset, cut(), hang);
  await expect(client().chat.completions.create(QUESTION)).rejects.toThrow();
  await expect(client().chat.completions.create(QUESTION)).rejects.toThrow();
  await expect(client().chat.completions.create(QUESTION, { timeout: 50 })).rejects.toThrow();
  await expect.poll(() => model.requests[2]?.closedEarly).toBe(true);
});

it("fails loudly when nothing is left in its script", async () => {
  await expect(client().chat.completions.create(QUESTION)).rejects.toMatchObject({ status: 400 });
});
