import { afterAll, beforeAll, expect, it } from "vitest";
import { startScriptedModel } from "../../fakes/scripted-model.ts";
import { CONNECTION, usePlay } from "../../helpers/running-baton.ts";
import { ALICE, createDesk } from "../../turn/commands/desk.ts";

const scripted = await startScriptedModel();
/** The tool on localhost is allowed by the settings and refused by the process: a test reaches nobody. */
const play = usePlay({
  env: { OPENAI_MODEL: "gpt-test", OPENAI_BASE_URL: scripted.url, OPENAI_API_KEY: "sk-test" },
  reconcileSeconds: 3_600,
  settings: {
    tools: {
      builtin: ["create_ticket"],
      hosts: ["localhost"],
      http: [{ name: "refund", description: "Pays an order back", risk: "approval", url: "https://localhost/refunds" }],
    },
  },
});
const desk = createDesk(play);
/** Only then does Baton know who may approve. */
beforeAll(() => desk.meetPeople());
afterAll(() => scripted.stop());

it("does what a person has approved, and says what came of it", async () => {
  const { conversationId: id } = await desk.talking("Oi");
  const waiting = { connection_id: CONNECTION, conversation_id: id };
  const ticket = { title: "Troca", detail: "Pedido 4711" };
  await play()
    .db("approvals")
    .insert([
      { ...waiting, nr: 1, tool: "create_ticket", args: ticket },
      { ...waiting, nr: 2, tool: "refund", args: {} },
    ]);
  expect(await desk.command(id, "@aprovar 1", ALICE)).toMatch(/Aprovado: nº 1[\s\S]*Resultado: .*noted/);
  expect(await play().db("tickets").where({ title: "Troca" })).toHaveLength(1);
  expect(await desk.command(id, "@aprovar 2", ALICE)).toMatch(/Aprovado: nº 2[\s\S]*may not be called/);
});
