import { beforeAll, describe, expect, it } from "vitest";
import { createRulesHelp } from "../../../plugin/brain/by-rules/help.ts";
import type { Knowledge } from "../../../plugin/core/knowledge.ts";
import { usePlay } from "../../helpers/running-baton.ts";
import { ALICE, BRUNO, CARLA, createDesk } from "./desk.ts";

const ANSWER = "O prazo de entrega é de 3 dias úteis.";
const ANGRY = "Isso é um absurdo! Quero meu dinheiro de volta já. O pedido 4711 chegou quebrado, que péssimo!";

const knowledge: Knowledge = {
  async search({ text }) {
    if (!/prazo|entrega/i.test(text)) return [];
    return [
      { chunkId: "1", title: "Entregas", url: "https://loja.example/entregas", text: ANSWER, score: 0.82, flags: [] },
    ];
  },
  version: async () => "1",
};

describe("every command, without a model", () => {
  const play = usePlay({
    reconcileSeconds: 3_600,
    help: createRulesHelp({ knowledge }),
    settings: { hours: { source: "always" }, routing: { supervisor_team: "supervisao", aliases: { grana: "vendas" } } },
  });
  const desk = createDesk(play);
  beforeAll(() => desk.meetPeople());

  /** The status of the last command, which is on record with who gave it. */
  async function outcome(id: number) {
    const [row] = (await desk.commandsOf(id)).slice(-1);
    const [fact] = (await desk.record(id)).filter(({ action }) => action === "command").slice(-1);
    expect(fact.data).toMatchObject({ name: row.name, status: row.status });
    expect(fact.actor).toBe(`person:${row.actor_id}`);
    return row.status;
  }

  it("@resumo says what it is about, and by which means it knows", async () => {
    const { conversationId: id } = await desk.talking(ANGRY);
    const note = await desk.command(id, "@resumo");
    expect(note).toMatch(/\*\*Resumo\*\*[\s\S]*4711[\s\S]*Próximos passos:\*\* .*reconhecendo[\s\S]*Feito por regras/);
    expect(await outcome(id)).toBe("done");
  });

  it("is on record with its arguments, and without what names the customer", async () => {
    const { conversationId: id } = await desk.talking(ANGRY);
    await desk.command(id, "@transfer department:grana reason:ligar para maya@example.com");
    const [fact] = (await desk.record(id)).filter(({ action }) => action === "command").slice(-1);
    expect(fact.data.args).toMatchObject({ department: "grana", reason: "ligar para [EMAIL_1]" });
  });

  it("@summary last:1 looks at the last message only", async () => {
    const customer = await desk.talking("Qual é o prazo de entrega do sofá?");
    await customer.write("Obrigado!");
    await play().idle();
    const note = await desk.command(customer.conversationId, "@summary last:1");
    expect(note).toContain("Obrigado");
    expect(note).not.toContain("sofá");
  });

  it("@contexto tells the holder, the contact and the last messages", async () => {
    const { conversationId: id } = await desk.talking("Quero cancelar a minha assinatura");
    const note = await desk.command(id, "@contexto");
    expect(note).toContain("Maya Okafor");
    expect(note).toContain("**Cliente:** Quero cancelar");
  });

  it("@status tells who has it, and what is due when", async () => {
    const { conversationId: id } = await desk.talking("Quero cancelar a minha assinatura");
    const note = await desk.command(id, "@status");
    expect(note).toMatch(/Com quem está:\*\* a equipe/);
    expect(note).toMatch(/lembrar a equipe: em \d+ (s|min)/);
  });

  it("@analisar says that an angry customer is for people", async () => {
    const { conversationId: id } = await desk.talking(ANGRY);
    expect(await desk.command(id, "@analisar")).toMatch(/O robô não deve atender:\*\* o cliente está insatisfeito/);
  });

  it("@sugerir finds an answer in the knowledge, marked as a suggestion", async () => {
    const { conversationId: id } = await desk.talking("Qual é o prazo de entrega?");
    const note = await desk.command(id, "@sugerir tom:formal");
    expect(note).toMatch(/Sugestão \(não enviada\)\*\* · confiança 82%/);
    expect(note).toContain(`> ${ANSWER}`);
    expect(note).toContain("[Entregas](https://loja.example/entregas)");
    expect(await desk.command(id, "@rascunho garantia")).toContain(ANSWER);
  });

  it("@enviar sends what @rascunho wrote, once, as the agent's decision", async () => {
    const { conversationId: id } = await desk.talking("Qual é o prazo de entrega?");
    expect(await desk.command(id, "@enviar")).toContain("Não há rascunho");
    expect(await desk.command(id, "@rascunho diga o prazo")).toContain("Rascunho (não enviado)");
    const before = (await play().botSaid(id)).length;
    expect(await desk.command(id, "@enviar")).toContain("em seu nome");
    expect((await play().botSaid(id)).slice(before)).toEqual([ANSWER]);
    expect((await play().api.conversation(id)).meta.assignee?.name).toBe(BRUNO);
    expect(await desk.command(id, "@enviar")).toContain("Não há rascunho");
    expect(await outcome(id)).toBe("refused");
  });

  it("mood and urgency agree in every note", async () => {
    const customer = await desk.talking("Oi");
    for (const text of ["Estou muito irritado com isso", "O pedido é 4711", "Comprei pelo site"])
      await customer.write(text);
    await play().idle();
    for (const word of ["@resumo", "@analisar", "@sentimento"])
      expect(await desk.command(customer.conversationId, word), word).toContain("😠 irritado (−0.55)");
    for (const word of ["@resumo", "@analisar"])
      expect(await desk.command(customer.conversationId, word), word).toContain("alta");
  });

  it("@sentimento shows the course of the mood", async () => {
    const customer = await desk.talking("Amei, muito obrigado!");
    await customer.write(ANGRY);
    await play().idle();
    expect(await desk.command(customer.conversationId, "@sentimento")).toMatch(
      /piorando[\s\S]*🙂 😠|piorando[\s\S]*🙂 🙁/,
    );
  });

  it("@traduzir says that it takes a model", async () => {
    const { conversationId: id } = await desk.talking("When will my order arrive?");
    expect(await desk.command(id, "@traduzir to:pt")).toContain("precisa de um modelo de linguagem");
  });

  it("@transferir gives it to a team by its other name, with a recap and the reason", async () => {
    const { conversationId: id } = await desk.talking("Oi");
    await play().agent(BRUNO).reply(id, "Um momento");
    await desk.held(id, "agent");
    await play().idle();
    const note = await desk.command(id, "@transferir departamento:Grana motivo: quer desconto");
    expect(note).toContain("Transferido por Bruno Lima: quer desconto");
    expect((await desk.notes(id)).at(-1)).toContain("entregue à equipe **vendas**");
    // Chatwoot may give it to somebody of the team at once.
    const passes = (await desk.record(id)).filter(({ reason }) => reason === "agent_command");
    expect(passes).toMatchObject([{ actor: `person:${play().agent(BRUNO).id}`, data: { from: "agent", to: "team" } }]);
    expect((await play().api.conversation(id)).meta.team?.name).toBe("vendas");
    expect(await desk.command(id, "@transferir nada")).toMatch(/Não existe a equipe “nada”. Equipes: .*vendas/);
  });

  it("@escalar gives it to the supervisor team as urgent, whoever asks", async () => {
    const { conversationId: id } = await desk.talking("Oi");
    expect(await desk.command(id, "@escalar motivo: ameaça processar")).toContain(
      "Escalado por Bruno Lima: ameaça processar",
    );
    expect(await outcome(id)).toBe("done");
    expect(await desk.batonOf(id)).toMatchObject({ holder: "team", reason: "agent_command" });
    expect(await play().api.conversation(id)).toMatchObject({ priority: "urgent", status: "open" });
    expect((await play().api.conversation(id)).meta.team?.name).toBe("supervisao");
  });

  it("@aprovar and @esquecer are for supervisors", async () => {
    const { conversationId: id } = await desk.talking("Oi");
    for (const word of ["@aprovar", "@esquecer"]) {
      expect(await desk.command(id, word)).toContain("só para administradores e para a equipe **supervisao**");
      expect(await outcome(id)).toBe("refused");
    }
  });

  it("@aprovar decides what waits, and says so when nothing does", async () => {
    const { conversationId: id } = await desk.talking("Oi");
    expect(await desk.command(id, "@aprovar", ALICE)).toContain("Nada espera por aprovação");
    const waiting = (nr: number) => ({
      connection_id: "play",
      conversation_id: id,
      nr,
      tool: "refund",
      args: { order: 4711 },
    });
    await play()
      .db("approvals")
      .insert([waiting(1), waiting(2)]);
    expect(await desk.command(id, "@aprovar", ALICE)).toMatch(/Qual delas\?[\s\S]*\*\*1\*\* `refund` order: 4711/);
    expect(await desk.command(id, "@aprovar 2", ALICE)).toContain("Aprovado: nº 2");
    expect(await desk.command(id, "@recusar", ALICE)).toContain("Recusado: nº 1");
    const decided = await play()
      .db("approvals")
      .where({ conversation_id: id })
      .orderBy("nr")
      .select("status", "decided_by");
    expect(decided).toEqual([
      { status: "rejected", decided_by: play().agent(ALICE).id },
      { status: "approved", decided_by: play().agent(ALICE).id },
    ]);
  });

  it("@esquecer asks first, then registers one request", async () => {
    const { conversationId: id } = await desk.talking("Oi");
    expect(await desk.command(id, "@esquecer confirmar", ALICE)).toContain("Nada a confirmar");
    expect(await desk.command(id, "@esquecer", ALICE)).toContain("`@esquecer confirmar`");
    expect(await play().db("deletion_requests").where({ conversation_id: id })).toEqual([]);
    expect(await desk.command(id, "@esquecer confirmar", ALICE)).toContain("Pedido registrado");
    expect(await play().db("deletion_requests").where({ conversation_id: id })).toMatchObject([
      { status: "requested", requested_by: play().agent(ALICE).id },
    ]);
  });

  it("@pausar until a time on the inbox's clock, or for a while; what is no time is refused", async () => {
    const { conversationId: id } = await desk.talking("Oi");
    expect(await desk.command(id, "@pausar amanhã")).toContain("Não entendi “amanhã”");
    expect(await desk.batonOf(id)).toMatchObject({ holder: "bot" });
    expect(await desk.command(id, "@pausar 30m")).toMatch(/Robô em pausa até \*\*.*\d\d:\d\d\*\*/);
    expect((await desk.timersOf(id)).map(({ kind }) => kind)).toContain("pause_over");
  });

  it("@bot with an instruction keeps it for the next answer", async () => {
    const { conversationId: id } = await desk.talking("Oi");
    await play().agent(CARLA).assign(id);
    await desk.held(id, "agent");
    expect(await desk.command(id, "@bot ofereça 10% de desconto")).toContain("**Instrução:** ofereça 10% de desconto");
    const row = await play().db("conversations").where({ conversation_id: id }).first("instruction");
    expect(row.instruction).toBe("ofereça 10% de desconto");
  });

  it("@bot after a long talk between people takes its gist along", async () => {
    const { conversationId: id, write } = await desk.talking("Oi");
    await play().agent(BRUNO).reply(id, "Deixa comigo");
    for (const text of ["O sofá azul chegou?", "Era o pedido 4711", "Quero trocar", "Ainda hoje", "Obrigado"])
      await write(text);
    await play().idle();
    expect(await desk.command(id, "@bot")).toContain("6 mensagens desde a última resposta dele, resumidas");
    const [decided] = (await desk.record(id)).filter(({ action }) => action === "decided").slice(-1);
    expect(decided.data.covered).toHaveLength(5);
  });

  it("@ajuda lists them all, and tells one of them in detail", async () => {
    const { conversationId: id } = await desk.talking("Oi");
    const list = await desk.command(id, "@ajuda");
    expect(list.split("\n").filter((line) => line.startsWith("- `@"))).toHaveLength(18);
    expect(await desk.command(id, "/help approve")).toContain("só supervisores");
    expect(await desk.command(id, "@ajuda nada")).toContain("Não existe o comando `@nada`");
  });
});
