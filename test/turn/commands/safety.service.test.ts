import { describe, expect, it } from "vitest";
import { isCustomerVisible } from "../../../plugin/core/effect.ts";
import { talkTexts } from "../../../plugin/core/texts/texts.ts";
import { eventually } from "../../helpers/eventually.ts";
import { usePlay } from "../../helpers/running-baton.ts";
import { ALICE, BRUNO, createDesk } from "./desk.ts";

const GREETING = talkTexts["pt-BR"].greeting;
const SECRET = "PALAVRASECRETA";

describe.each(["4.16.2", "4.10.1"])("what is no command of an agent's, on Chatwoot %s", (version) => {
  const play = usePlay({ version, reconcileSeconds: 3_600, settings: { hours: { source: "always" } } });
  const desk = createDesk(play);
  const visible = async (id: number) =>
    (await desk.effectsOf(id)).map(({ effect }) => effect).filter((effect) => isCustomerVisible(effect));

  it("is not run when a customer writes it", async () => {
    const { conversationId: id } = await desk.talking("@pausar");
    expect(await desk.commandsOf(id)).toEqual([]);
    expect((await desk.batonOf(id))?.reason).not.toBe("paused");
  });

  it("is not run when the bot's own note shows it", async () => {
    const { conversationId: id } = await desk.talking("Oi");
    await desk.command(id, "@ajuda");
    const { effects } = play().baton.stores;
    await effects.append(
      { connectionId: "play", conversationId: id },
      {
        id: crypto.randomUUID(),
        batonSeq: 1,
        cause: "test",
        effect: { kind: "note", text: "@pausar" },
      },
    );
    await eventually(
      () => desk.notes(id),
      (notes) => notes.includes("@pausar"),
    );
    await play().idle();
    expect((await desk.commandsOf(id)).map(({ name }) => name)).toEqual(["help"]);
  });

  it("is not run in a public message; the agent is told by a note", async () => {
    const { conversationId: id } = await desk.talking("Oi");
    await play().agent(BRUNO).reply(id, "@bot");
    await eventually(
      () => desk.notes(id),
      (notes) => notes.some((text) => text.includes("mensagem pública")),
    );
    await play().idle();
    expect(await desk.commandsOf(id)).toEqual([]);
    expect(await desk.batonOf(id)).toMatchObject({ holder: "agent" });
  });

  it("is left alone among colleagues, and the customer never sees any of it", async () => {
    const { conversationId: id } = await desk.talking("Oi");
    const before = (await visible(id)).length;
    const notes = [
      `O cliente já pagou, ${SECRET}`,
      `[@Alice Prado](mention://user/${play().agent(ALICE).id}/Alice%20Prado) viu? ${SECRET}`,
      `fale com o @bot ${SECRET}`,
    ];
    for (const text of notes) await play().agent(BRUNO).note(id, text);
    await play().idle();
    expect(await desk.commandsOf(id)).toEqual([]);
    expect(await desk.notes(id)).toEqual([]);
    expect((await visible(id)).length).toBe(before);
  });

  it("shows the customer nothing of what is typed in any command", async () => {
    const { conversationId: id } = await desk.talking("Oi");
    const typed = [
      "bot",
      "pausar",
      "retomar",
      "rascunho",
      "enviar",
      "sugerir",
      "traduzir",
      "transferir",
      "escalar",
      "resmo",
    ];
    for (const word of typed) await desk.command(id, `@${word} ${SECRET} motivo:${SECRET} tom:${SECRET}`, ALICE);
    expect(JSON.stringify(await visible(id))).not.toContain(SECRET);
    expect((await play().botSaid(id)).join()).not.toContain(SECRET);
  });

  it("is found as a command through mentions and the channel's rendering", async () => {
    const { conversationId: id } = await desk.talking("Oi", "widget");
    expect(await desk.command(id, "[@bot](mention://user/99/bot)")).toContain("já está com esta conversa");
    expect(await desk.command(id, "**@Ajuda** pausar.")).toContain("@pausar");
    const whatsapp = await desk.talking("Oi", "whatsapp");
    expect(await desk.command(whatsapp.conversationId, "[@bot](mention://user/99/bot)")).toContain("já está com");
    expect(await play().botSaid(id)).toEqual([GREETING]);
  });
});

describe("a note whose webhook never comes", () => {
  const play = usePlay({ reconcileSeconds: 3_600, notesSeconds: 1, settings: { hours: { source: "always" } } });
  const desk = createDesk(play);

  it("is found by asking, and run once", async () => {
    const { conversationId: id } = await desk.talking("Oi");
    await play().api.set("faults", { drop_webhooks: 1 });
    await play().agent(BRUNO).note(id, "@pausar");
    await desk.held(id, "agent");
    await play().api.set("faults", {});
    await play().idle();
    expect(await desk.commandsOf(id)).toMatchObject([{ name: "pause", status: "done" }]);
  });

  it("that comes by both ways is run once", async () => {
    const { conversationId: id } = await desk.talking("Oi");
    await play().api.set("faults", { duplicate_webhooks: 1, reorder_webhooks: 1 });
    for (const text of ["@status", "@pausar", "@status"]) await play().agent(BRUNO).note(id, text);
    await eventually(
      () => desk.commandsOf(id),
      (rows) => rows.length === 3 && rows.every(({ status }) => status === "done"),
    );
    await play().api.set("faults", {});
    await play().idle();
    expect(await desk.commandsOf(id)).toHaveLength(3);
    expect(await desk.notes(id)).toHaveLength(3);
  });
});
