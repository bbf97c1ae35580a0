import { beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../../helpers/eventually.ts";
import { usePlay } from "../../helpers/running-baton.ts";
import { createActs } from "./acts.ts";

const OUT_OF_OFFICE = "Estamos fechados. Voltamos segunda às 9h.";
/** Saturday evening in São Paulo; Chatwoot's hours of the sandbox are Monday to Friday, 9 to 18. */
const SATURDAY = Date.parse("2026-11-21T20:00:00-03:00");
const MONDAY = Date.parse("2026-11-23T09:00:00-03:00");

/** Runs on from the moment it was set to. */
function aCalendar(start: number) {
  let aheadMs = start - Date.now();
  const now = () => Date.now() + aheadMs;
  return {
    options: { now, chatwootNow: () => new Date(now()) },
    setTo(time: number) {
      aheadMs = time - Date.now();
    },
  };
}

describe("a handoff in opening hours", () => {
  const play = usePlay({
    reconcileSeconds: 3_600,
    settings: {
      hours: { source: "always" },
      routing: {
        default_team: "suporte",
        rules: [{ languages: ["en"], team: "vendas" }],
      },
      handoff: { priority: "high", labels: ["entrega"] },
    },
  });
  const acts = createActs(play);
  beforeAll(() => acts.meetPeople());

  const handed = async (text: string) => {
    const customer = await play().customer();
    await customer.write(text);
    await acts.held(customer.conversationId, "team").catch(() => acts.held(customer.conversationId, "agent"));
    await play().idle();
    return customer.conversationId;
  };

  it("leaves a recap that names the team, tells the customer which team, and sets everything people need", async () => {
    const id = await handed("Quero falar com uma pessoa sobre a minha entrega");
    const lines = await play().transcript(id);
    const [, recap, announcement] = lines;
    expect(recap).toMatchObject({ note: true, by: "bot" });
    expect(recap?.text).toContain("mention://user/3/Carla%20Nunes");
    expect(recap?.text).toContain("**Maya Okafor**");
    expect(recap?.text).toContain("> Quero falar com uma pessoa sobre a minha entrega");
    expect(recap?.text).toContain("**Próximo passo:**");
    expect(announcement).toMatchObject({ note: false, by: "bot", text: expect.stringContaining("equipe suporte") });
    const { status, labels, meta, custom_attributes: attributes } = await play().api.conversation(id);
    expect({ status, labels, team: meta.team?.name }).toEqual({ status: "open", labels: ["entrega"], team: "suporte" });
    expect(attributes).toMatchObject({ baton_handoff_reason: "keyword" });
  });

  it("speaks the language of the wish, and goes to the team of that language", async () => {
    const id = await handed("I want to talk to a human agent please");
    expect((await play().botSaid(id)).at(-1)).toContain("vendas team");
    expect((await play().api.conversation(id)).meta.team?.name).toBe("vendas");
  });

  it("tells the customer how long it usually takes, once that is known", async () => {
    const at = new Date(Date.now() - 60_000);
    const handoffs = Array.from({ length: 6 }, (_, index) => ({
      connection_id: "play",
      conversation_id: 9_000 + index,
      episode: 1,
      nr: 1,
      at,
      reason: "keyword",
      team: "suporte",
      picked_up_at: new Date(at.getTime() + 240_000),
    }));
    await play().db("handoffs").insert(handoffs);
    const id = await handed("Quero falar com um atendente");
    expect((await play().botSaid(id)).at(-1)).toContain("cerca de 4 minutos");
  });
});

describe("a handoff out of hours", () => {
  const calendar = aCalendar(SATURDAY);
  const play = usePlay({
    ...calendar.options,
    reconcileSeconds: 3_600,
    settings: { routing: { default_team: "suporte" } },
  });
  const acts = createActs(play);
  const admin = () => ({ token: play().api.tokenOf("Alice Prado") });

  beforeAll(async () => {
    for (const { id } of play().api.facts.inboxes) {
      const message = id === play().api.facts.inboxes[0]?.id ? OUT_OF_OFFICE : null;
      const body = { working_hours_enabled: true, out_of_office_message: message };
      await play().api.call(`PATCH /inboxes/${id}`, { ...admin(), body });
    }
    for (const { id } of await play().api.call<{ id: number }[]>("GET /teams", admin()))
      await play().api.call(`PATCH /teams/${id}`, { ...admin(), body: { allow_auto_assign: false } });
    await acts.meetPeople();
  });

  const handed = async (inbox: "api" | "whatsapp") => {
    const customer = await play().customer(inbox);
    await customer.write("Quero falar com uma pessoa");
    await acts.held(customer.conversationId, "team");
    await play().idle();
    return customer;
  };

  it("says when people are back, asks for the details, and names nobody at night", async () => {
    const { conversationId } = await handed("whatsapp");
    const [said] = await play().botSaid(conversationId);
    expect(said).toContain("segunda-feira, 23 de novembro, às 09:00");
    expect(said).toContain("deixe aqui um contato");
    const notes = (await play().transcript(conversationId)).filter(({ note }) => note);
    expect(notes.map(({ text }) => text).join()).not.toContain("mention://");
    expect(await acts.timersOf(conversationId)).toMatchObject([
      { kind: "waiting_in_team", due_at: new Date(MONDAY), data: { atOpening: true } },
    ]);
  });

  it("does not say once more what Chatwoot has just said itself", async () => {
    const { conversationId } = await handed("api");
    const lines = await play().transcript(conversationId);
    expect(lines.filter(({ by }) => by === "system").map(({ text }) => text)).toEqual([OUT_OF_OFFICE]);
    const [said, ...more] = await play().botSaid(conversationId);
    expect(more).toEqual([]);
    expect(said).not.toContain("23 de novembro");
    expect(said).toContain("fila da equipe suporte");
  });

  it("is brought to the team at opening time, with how many wait", async () => {
    const { conversationId } = await handed("whatsapp");
    calendar.setTo(MONDAY + 500);
    const reminded = await eventually(
      async () => (await play().transcript(conversationId)).filter(({ note }) => note).at(-1)?.text ?? "",
      (text) => text.includes("mention://"),
    );
    expect(reminded).toContain("desde antes da abertura");
    expect(reminded).toContain("Clientes na fila agora: 3.");
    expect(await acts.timersOf(conversationId)).toMatchObject([{ due_at: new Date(MONDAY + 120_000) }]);
  });
});
