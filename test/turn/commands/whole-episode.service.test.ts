import { afterAll, expect, it } from "vitest";
import { json } from "../../fakes/scripted-answer.ts";
import { startScriptedModel } from "../../fakes/scripted-model.ts";
import { usePlay } from "../../helpers/running-baton.ts";
import { createDesk } from "./desk.ts";

const scripted = await startScriptedModel();
afterAll(() => scripted.stop());

const play = usePlay({
  env: { OPENAI_MODEL: "gpt-test", OPENAI_BASE_URL: scripted.url, OPENAI_API_KEY: "sk-test" },
  reconcileSeconds: 3_600,
  settings: { hours: { source: "always" }, ladders: {}, model: { call_seconds: 2 } },
});
const desk = createDesk(play);

it("a model that helps an agent is shown the first of many messages, and the note says how many were read", async () => {
  const { conversationId: id, write } = await desk.talking("O pedido 4711 chegou quebrado");
  await play().agent().reply(id, "Vou ver");
  await desk.held(id, "agent");
  for (let number = 1; number <= 60; number += 1) await write(`Detalhe número ${number}`);
  await play().idle();
  scripted.reset();
  const overview = { topic: null, issue: "Sofá quebrado", status: "Espera", next_steps: [] };
  scripted.otherwise(json({ ...overview, sentiment: 0, urgency: "low" }));
  const note = await desk.command(id, "@resumo");
  expect(note).toContain("Sofá quebrado");
  expect(note).toMatch(/6[2-9] mensagens lidas/);
  expect(scripted.requests.at(-1)?.raw).toContain("4711");
}, 60_000);
