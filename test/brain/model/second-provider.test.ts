import { expect, it } from "vitest";
import { hang, malformed, status, text } from "../../fakes/scripted-answer.ts";
import { useScriptedModel } from "../../fakes/scripted-model.ts";
import { aModelCall, carefree, openModel } from "../../helpers/model-parts.ts";

const first = useScriptedModel();
const second = useScriptedModel();
const { signal } = new AbortController();
const QUICK = { model: { call_seconds: 2 } };

const ask = (parts: Parameters<typeof openModel>[1] = {}) =>
  openModel({ url: first.url, fallbackUrl: second.url }, parts).ask(aModelCall({ settings: QUICK }), signal);

it.each([
  ["is down", status(503)],
  ["throttles for long", status(429, "60")],
  ["hangs", hang],
  ["does not know the key", status(401)],
  ["answers nonsense", malformed()],
])("asks the second provider when the first %s", async (_what, fault) => {
  first.otherwise(fault);
  second.reply(text("Sim."));
  expect(await ask()).toMatchObject({ text: "Sim.", usage: { model: "llama-test" } });
  expect(second.requests[0]?.body.model).toBe("llama-test");
});

it("leaves the second provider alone as long as the first answers", async () => {
  first.reply(text("Sim."));
  await ask();
  expect(second.requests).toHaveLength(0);
});

it("fails in time when both do", async () => {
  first.otherwise(hang);
  second.otherwise(hang);
  const startedAt = performance.now();
  await expect(ask()).rejects.toMatchObject({ code: "model_unavailable" });
  expect(performance.now() - startedAt).toBeLessThan(2_500);
});

it("does not ask a provider that is left alone", async () => {
  second.reply(text("Sim."));
  const mayTry = async (name: string) => name === "second provider";
  await ask({ health: { ...carefree.health, mayTry } });
  expect(first.requests).toHaveLength(0);
});

it("says so when every provider is left alone", async () => {
  const resting = { ...carefree.health, mayTry: async () => false, isResting: async () => true };
  const { scope, settings } = aModelCall();
  await expect(ask({ health: resting })).rejects.toThrow(/held back/);
  const access = openModel({ url: first.url, fallbackUrl: second.url }, { health: resting });
  expect(await access.isAvailable(scope, settings)).toBe(false);
});
