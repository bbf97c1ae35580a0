import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { createAnswerCache, withAnswerCache } from "../../../plugin/brain/model/answer-cache.ts";
import type { Brain, Decision, TurnContext } from "../../../plugin/core/decision.ts";
import { completeSettings } from "../../../plugin/core/settings/settings.ts";
import { createAnswerCacheStore } from "../../../plugin/db/knowledge/answer-cache-store.ts";
import { aConversation, aMessage } from "../../helpers/builders.ts";
import { useTestDatabase } from "../../helpers/test-database.ts";
import { aTurnContext } from "../graph/a-turn.ts";

const database = useTestDatabase();
const { signal } = new AbortController();

/** What the answers rest on; a test changes it. */
const world = { connectionId: "", knowledge: "k1", prompts: "p1", lookups: [] as string[], thought: 0 };
beforeEach(() => {
  Object.assign(world, { connectionId: randomUUID(), knowledge: "k1", prompts: "p1", lookups: [], thought: 0 });
});

const sources = [{ chunkId: "delivery", title: "Entrega", url: null, score: 0.8 }];
const usage = [{ model: "gpt-test", inputTokens: 90, outputTokens: 9, cost: 0.01 }];
const because = {
  intent: "delivery",
  entities: {},
  sentiment: 0,
  language: "pt-BR",
  confidence: 0.8,
  sources,
  usage,
} as const;
const answer: Decision = {
  kind: "answer",
  text: "Sim, em 3 dias.",
  because: { ...because, toolCalls: [], prompts: {}, trace: [] },
};
const thinking: Brain = {
  async decide() {
    world.thought += 1;
    return answer;
  },
  recap: async () => ({ text: "", madeBy: "rules" }),
};

const openBrain = (store = createAnswerCacheStore(database.db)) =>
  withAnswerCache(
    thinking,
    createAnswerCache({
      store,
      knowledge: { version: async () => world.knowledge },
      prompts: { fingerprint: () => world.prompts },
      onLookup: (result) => void world.lookups.push(result),
    }),
  );
const ask = (text = "Vocês entregam em Recife?", changes: Partial<TurnContext> = {}) =>
  openBrain().decide(aTurnContext(text, { connectionId: world.connectionId, ...changes }), signal);

it("answers the same question again without thinking, and says why", async () => {
  await ask();
  const again = await ask("voces entregam em recife");
  expect(again).toMatchObject({
    kind: "answer",
    text: "Sim, em 3 dias.",
    because: { confidence: 0.8, sources, usage: [] },
  });
  expect(again.because.trace).toEqual([expect.stringMatching(/answered before/)]);
  expect(world).toMatchObject({ thought: 1, lookups: ["miss", "hit"] });
});

it.each([
  ["the knowledge", () => Object.assign(world, { knowledge: "k2" }), {}],
  ["a prompt", () => Object.assign(world, { prompts: "p2" }), {}],
  ["a setting", () => undefined, { settings: completeSettings({ thinking: { persona: "You are Lia." } }) }],
  ["the inbox", () => undefined, { conversation: aConversation({ inboxId: 2 }) }],
])("thinks again when %s is another", async (_what, change, changes) => {
  await ask();
  change();
  await ask(undefined, changes);
  expect(world.thought).toBe(2);
});

it("thinks again when the answer is too old", async () => {
  await ask();
  await database.db("answer_cache").update({ expires_at: database.db.raw("now() - interval '1 second'") });
  await ask();
  expect(world.thought).toBe(2);
});

it("does not repeat itself to one who asks again", async () => {
  await ask();
  const said = aMessage({ id: 2, text: "Sim, em 3 dias.", author: { kind: "bot", id: 1, name: "Baton" } });
  await ask(undefined, { messages: [said] });
  expect(world).toMatchObject({ thought: 2, lookups: ["miss", "miss"] });
});

it("keeps nothing that depends on who asks", async () => {
  await ask("Cadê o meu pedido?");
  expect(await database.db("answer_cache").where({ connection_id: world.connectionId })).toEqual([]);
  expect(world.lookups).toEqual([]);
});

it("keeps nothing in an inbox that wants nothing kept", async () => {
  const settings = completeSettings({ model: { cache_hours: 0 } });
  await ask(undefined, { settings });
  await ask(undefined, { settings });
  expect(world).toMatchObject({ thought: 2, lookups: [] });
});

it("thinks when the cache fails", async () => {
  const broken = { find: () => Promise.reject(new Error("gone")), keep: () => Promise.reject(new Error("gone")) };
  const context = aTurnContext("Vocês entregam em Recife?", { connectionId: world.connectionId });
  expect(await openBrain(broken).decide(context, signal)).toEqual(answer);
});

it("throws old answers away when it keeps new ones", async () => {
  await ask("Vocês entregam em Olinda?");
  await database.db("answer_cache").update({ expires_at: database.db.raw("now() - interval '1 second'") });
  await ask();
  expect(await database.db("answer_cache").where({ connection_id: world.connectionId })).toHaveLength(1);
});
