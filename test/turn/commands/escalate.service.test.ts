import { describe, expect, it } from "vitest";
import { usePlay } from "../../helpers/running-baton.ts";
import { ALICE, BRUNO, createDesk } from "./desk.ts";

describe("right after the set-up, in an inbox without a supervisor team", () => {
  const play = usePlay({ reconcileSeconds: 3_600, settings: { hours: { source: "always" } } });
  const desk = createDesk(play);

  it("@transfer knows the teams", async () => {
    const { conversationId: id } = await desk.talking("Oi");
    await desk.command(id, "@transferir vendas");
    expect((await desk.notes(id)).at(-1)).toContain("entregue à equipe **vendas**");
  });

  it("every agent may escalate: urgent, labelled, with a recap that calls the administrators", async () => {
    const { conversationId: id } = await desk.talking("Meu pedido 4711 chegou quebrado");
    await desk.command(id, "@escalar motivo: ameaça processar, maya@example.com");
    const notes = (await desk.notes(id)).join("\n---\n");
    expect(notes).toContain("4711");
    expect(notes).toContain(`mention://user/${play().agent(ALICE).id}/`);
    expect(notes).toMatch(/Escalado por Bruno Lima: ameaça processar/);
    const conversation = await play().api.conversation(id);
    expect(conversation).toMatchObject({ priority: "urgent", status: "open" });
    expect(conversation.labels).toContain("escalated");
    expect(await desk.batonOf(id)).toMatchObject({ holder: "team", reason: "agent_command" });
  });

  it("remembers who escalated and why, shows it in @status and counts it apart", async () => {
    const { conversationId: id } = await desk.talking("Oi");
    await desk.command(id, "@transferir vendas");
    await desk.command(id, "@escalar ligar para maya@example.com");
    expect(await desk.command(id, "@status")).toMatch(/Escalada:\*\* por Bruno Lima às \d\d:\d\d: ligar para/);
    const rows = await play().db("handoffs").where({ conversation_id: id }).orderBy("nr");
    expect(rows.map(({ escalated_by: by }) => Number(by))).toEqual([0, play().agent(BRUNO).id]);
    expect(rows[1]).toMatchObject({ escalation_reason: "ligar para [EMAIL_1]", escalated_at: expect.any(Date) });
    const [counted] = await play().db("escalation_numbers").sum("escalations as sum");
    expect(Number(counted?.sum)).toBeGreaterThanOrEqual(1);
  });
});
