import { afterAll, describe, expect, it } from "vitest";
import { json } from "../../fakes/scripted-answer.ts";
import { type SeenRequest, startScriptedModel } from "../../fakes/scripted-model.ts";
import { eventually } from "../../helpers/eventually.ts";
import { usePlay } from "../../helpers/running-baton.ts";
import { BRUNO, createDesk } from "../../turn/commands/desk.ts";

const scripted = await startScriptedModel();
afterAll(() => scripted.stop());

const isAnswer = ({ raw }: SeenRequest) => raw.includes("wish_of_a_colleague");
const recap = json({ wants: "Um desconto", tried: [] });
const script = (text: string, what = "answer") =>
  scripted.otherwise((request) => (isAnswer(request) ? json({ do: what, text, sources: [], confidence: 0.9 }) : recap));

describe("@bot with an instruction, with a model", () => {
  const play = usePlay({
    env: { OPENAI_MODEL: "gpt-test", OPENAI_BASE_URL: scripted.url, OPENAI_API_KEY: "sk-test" },
    reconcileSeconds: 3_600,
    settings: { hours: { source: "always" }, model: { call_seconds: 2 }, ladders: {} },
  });
  const desk = createDesk(play);

  /** Everything that the customer asked is answered: nothing is owed. */
  async function answered() {
    const { conversationId } = await desk.talking("Oi");
    await play().agent(BRUNO).reply(conversationId, "Olá, em que posso ajudar?");
    await desk.held(conversationId, "agent");
    await play().idle();
    return conversationId;
  }
  const saidLast = (id: number, count: number) =>
    eventually(
      () => play().botSaid(id),
      ({ length }) => length >= count,
    );

  it("acts at once, and the colleague's amounts and terms may be said", async () => {
    const id = await answered();
    script("Consegui 10% de desconto para você, até sexta-feira!");
    const note = await desk.command(id, "@bot ofereça 10% de desconto até sexta");
    expect(note).toContain("Ele responde agora");
    expect((await saidLast(id, 2)).at(-1)).toBe("Consegui 10% de desconto para você, até sexta-feira!");
    expect(await desk.batonOf(id)).toMatchObject({ holder: "bot" });
  });

  it("says no amount and no link that the instruction does not give", async () => {
    const id = await answered();
    script("São 25% de desconto, veja em https://golpe.example/promo");
    await desk.command(id, "@bot ofereça 10% de desconto");
    await play().idle();
    expect((await play().botSaid(id)).join()).not.toMatch(/25%|golpe/);
  });

  it("is given back to people once, with a reason for the agent and no word to the customer, when it cannot", async () => {
    const id = await answered();
    script("", "hand_off");
    await desk.command(id, "@bot reserve um voo para a Lua");
    await desk.held(id, "team");
    await play().idle();
    expect((await desk.notes(id)).join()).toContain("não conseguiu fazer o que foi pedido");
    expect(await play().botSaid(id)).toHaveLength(1);
    const passes = (await desk.record(id)).filter(({ action, data }) => action === "passed" && data.to === "team");
    expect(passes).toHaveLength(1);
  });
});

describe("@bot with an instruction, without a model", () => {
  const play = usePlay({ reconcileSeconds: 3_600, settings: { hours: { source: "always" }, ladders: {} } });
  const desk = createDesk(play);

  it("says that it takes a model, offers a draft, and hands nothing off", async () => {
    const { conversationId: id } = await desk.talking("Oi");
    await play().agent(BRUNO).reply(id, "Olá!");
    await desk.held(id, "agent");
    const note = await desk.command(id, "@bot ofereça 10% de desconto");
    expect(note).toContain("Sem um modelo de linguagem");
    expect(note).toContain("@rascunho");
    await play().idle();
    expect(await desk.batonOf(id)).toMatchObject({ holder: "bot" });
  });
});
