import { expect, it } from "vitest";
import { json, malformed, refusal, slow, status, text, tools, truncated } from "../../fakes/scripted-answer.ts";
import { useScriptedModel } from "../../fakes/scripted-model.ts";
import { aModelCall, openModel } from "../../helpers/model-parts.ts";

const scripted = useScriptedModel();
const { signal } = new AbortController();
const ask = (changes: Parameters<typeof aModelCall>[0] = {}) =>
  openModel({ url: scripted.url }).ask(aModelCall(changes), signal);

const TOPIC = {
  type: "object",
  additionalProperties: false,
  required: ["topic"],
  properties: { topic: { type: "string", enum: ["delivery", "refund"] } },
};

it("asks the configured model in the words of the call, with the key", async () => {
  scripted.reply(text("Sim, entregamos."));
  expect((await ask()).text).toBe("Sim, entregamos.");
  expect(scripted.requests[0]).toMatchObject({
    authorization: "Bearer sk-first",
    body: {
      model: "gpt-test",
      temperature: 0.2,
      max_tokens: 800,
      messages: [
        { role: "system", content: "You are the assistant of a shop." },
        { role: "user", content: "Vocês entregam em Recife?" },
      ],
    },
  });
});

it("takes the inbox's model for a task, and spares a reasoning model the temperature", async () => {
  scripted.reply(text("ok"));
  await ask({ settings: { model: { tasks: { answer: "gpt-5-mini" }, answer_tokens: 100 } } });
  const { body } = scripted.requests[0] ?? {};
  expect(body).toMatchObject({ model: "gpt-5-mini", max_completion_tokens: 100 });
  expect(body).not.toHaveProperty("temperature");
});

it("counts tokens and what they cost by the price table", async () => {
  scripted.reply(text("ok", { input: 1000, output: 500 }));
  const { usage } = await ask({ settings: { model: { prices: [{ model: "gpt-test", input: 2, output: 8 }] } } });
  expect(usage).toEqual({ model: "gpt-test", inputTokens: 1000, outputTokens: 500, cost: 0.006 });
});

it("guesses the tokens of a server that does not count", async () => {
  scripted.reply({ kind: "raw", body: '{"choices":[{"message":{"role":"assistant","content":"Olá!"}}]}' });
  const { usage } = await ask();
  expect(usage.inputTokens).toBeGreaterThan(10);
  expect(usage.outputTokens).toBeGreaterThan(0);
});

it("hands tools over and brings their calls back, with ids", async () => {
  scripted.reply(tools({ name: "find_order", arguments: { number: 42 } }));
  const schema = { type: "object", properties: { number: { type: "integer" } } };
  const reply = await ask({ tools: [{ name: "find_order", description: "Finds an order", schema }] });
  expect(scripted.requests[0]?.body.tools).toMatchObject([{ function: { name: "find_order", parameters: schema } }]);
  expect(reply.toolCalls).toEqual([{ id: expect.any(String), name: "find_order", arguments: { number: 42 } }]);
});

it("tells the model what its tools gave", async () => {
  scripted.reply(text("Chega amanhã."));
  const call = { id: "call_1", name: "find_order", arguments: { number: 42 } };
  await ask({
    messages: [
      { role: "user", text: "Cadê o pedido 42?" },
      { role: "assistant", text: "", toolCalls: [call] },
      { role: "tool", text: "arrives tomorrow", toolCallId: "call_1" },
    ],
  });
  expect(scripted.requests[0]?.body.messages).toMatchObject([
    {},
    {},
    { tool_calls: [{ id: "call_1", function: { name: "find_order", arguments: '{"number":42}' } }] },
    { role: "tool", tool_call_id: "call_1", content: "arrives tomorrow" },
  ]);
});

it("leaves arguments that are no JSON as the text they are", async () => {
  scripted.reply(tools({ name: "find_order", arguments: "{number: " }));
  expect((await ask()).toolCalls[0]?.arguments).toBe("{number: ");
});

it("shows pictures to the model", async () => {
  scripted.reply(text("Um sapato azul."));
  await ask({ messages: [{ role: "user", text: "O que é isto?", images: ["data:image/png;base64,AAAA"] }] });
  expect(scripted.requests[0]?.body.messages).toMatchObject([
    {},
    { content: [{ type: "text" }, { type: "image_url", image_url: { url: "data:image/png;base64,AAAA" } }] },
  ]);
});

it("gives the value that fits the schema", async () => {
  scripted.reply(json({ topic: "refund" }));
  const { value } = await ask({ schema: TOPIC });
  expect(value).toEqual({ topic: "refund" });
  expect(scripted.requests[0]?.body.response_format).toEqual({ type: "json_object" });
});

it("reads JSON in whatever it is wrapped", async () => {
  scripted.reply(text('Sure!\n```json\n{"topic":"delivery"}\n```'));
  expect((await ask({ schema: TOPIC })).value).toEqual({ topic: "delivery" });
});

it.each([
  ["is no JSON", text("It is about a refund"), /it is not JSON/],
  ["does not fit the schema", json({ topic: "weather" }), /must be equal to one of the allowed values/],
  ["has something too much", json({ topic: "refund", mood: 1 }), /mood/],
  ["is too long", truncated('{"topic": "ref'), /too long/],
])("lets the model mend an answer that %s, once", async (_what, wrong, complaint) => {
  scripted.reply(wrong, json({ topic: "refund" }));
  expect((await ask({ schema: TOPIC })).value).toEqual({ topic: "refund" });
  const messages = scripted.requests[1]?.body.messages as { content: string }[];
  expect(messages.at(-1)?.content).toMatch(complaint);
});

it("counts both requests of a mended answer", async () => {
  scripted.reply(text("", { input: 10, output: 1 }), text("Sim.", { input: 20, output: 2 }));
  expect((await ask()).usage).toMatchObject({ inputTokens: 30, outputTokens: 3 });
});

it("gives up on a model that cannot mend its answer", async () => {
  scripted.otherwise(text("no"));
  await expect(ask({ schema: TOPIC })).rejects.toMatchObject({ code: "model_unavailable" });
  expect(scripted.requests).toHaveLength(2);
});

it("takes a refusal for an answer, and asks nobody else", async () => {
  scripted.reply(refusal());
  await expect(ask()).rejects.toMatchObject({ code: "model_refused" });
  expect(scripted.requests).toHaveLength(1);
});

it.each([
  ["throttling", status(429, "0")],
  ["an inner error", status(500)],
  ["an overload", status(503)],
  ["a broken connection", { kind: "reset" } as const],
  ["half an answer", { kind: "cut", text: "Sim, entr" } as const],
])("asks again after %s", async (_what, fault) => {
  scripted.reply(fault, fault, text("Sim."));
  expect((await ask()).text).toBe("Sim.");
});

it("asks at most three times", async () => {
  scripted.otherwise(status(503));
  await expect(ask()).rejects.toMatchObject({ code: "model_unavailable" });
  expect(scripted.requests).toHaveLength(3);
});

it.each([
  ["a wrong key", status(401), /API key/],
  ["an unknown model", status(404), /name of the model/],
  ["an answer that is no JSON", malformed(), /could not be read/],
])("does not repeat %s", async (_what, fault, sentence) => {
  scripted.otherwise(fault);
  await expect(ask()).rejects.toThrow(sentence);
  expect(scripted.requests).toHaveLength(1);
});

it("asks a server that takes no temperature or response format once more without them", async () => {
  scripted.reply(status(400), json({ topic: "refund" }));
  expect((await ask({ schema: TOPIC })).value).toEqual({ topic: "refund" });
  expect(scripted.requests[1]?.body).not.toHaveProperty("temperature");
  expect(scripted.requests[1]?.body).not.toHaveProperty("response_format");
});

it("gives up on a request that the server does not take either way", async () => {
  scripted.otherwise(status(400));
  await expect(ask()).rejects.toThrow(/answered 400/);
  expect(scripted.requests).toHaveLength(2);
});

it("waits as long as the provider asks", async () => {
  scripted.reply(status(429, "1"), text("Sim."));
  const startedAt = performance.now();
  await ask();
  expect(performance.now() - startedAt).toBeGreaterThan(950);
});

it("does not begin a wait that ends too late", async () => {
  scripted.reply(status(429, "30"));
  const startedAt = performance.now();
  await expect(ask({ settings: { model: { call_seconds: 5 } } })).rejects.toThrow(/answered 429/);
  expect(performance.now() - startedAt).toBeLessThan(1000);
});

it.each([
  ["hangs", { kind: "hang" } as const],
  ["is too slow", slow(5_000, text("Sim."))],
])("stops waiting for a model that %s, and hangs up", async (_what, fault) => {
  scripted.reply(fault);
  await expect(ask({ settings: { model: { call_seconds: 1 } } })).rejects.toMatchObject({ code: "model_unavailable" });
  await expect.poll(() => scripted.requests[0]?.closedEarly).toBe(true);
});

it("closes the connection at once when nobody wants the answer any more", async () => {
  scripted.reply({ kind: "hang" });
  const abort = new AbortController();
  const asked = openModel({ url: scripted.url }).ask(aModelCall(), abort.signal);
  await expect.poll(() => scripted.requests.length).toBe(1);
  abort.abort();
  await expect(asked).rejects.toMatchObject({ code: "aborted" });
  await expect.poll(() => scripted.requests[0]?.closedEarly).toBe(true);
});

it("stops waiting between two tries when nobody wants the answer any more", async () => {
  scripted.reply(status(429, "10"));
  const abort = new AbortController();
  const asked = openModel({ url: scripted.url }).ask(aModelCall(), abort.signal);
  await expect.poll(() => scripted.requests.length).toBe(1);
  setTimeout(() => abort.abort(), 50);
  await expect(asked).rejects.toMatchObject({ code: "aborted" });
});

it("reads no answer without an end", async () => {
  scripted.reply({ kind: "raw", body: `{"x":"${"x".repeat(5_000_000)}"}` });
  await expect(ask()).rejects.toMatchObject({ code: "model_unavailable" });
});

it("asks nobody in an inbox that wants no model", async () => {
  const settings = { model: { enabled: false } };
  await expect(ask({ settings })).rejects.toMatchObject({ code: "model_unavailable" });
  expect(scripted.requests).toHaveLength(0);
});
