import { describe, expect, it } from "vitest";
import { createRulesBrain } from "../../../plugin/brain/by-rules/brain.ts";
import type { Brain } from "../../../plugin/core/decision.ts";
import { talkTexts } from "../../../plugin/core/texts/texts.ts";
import { eventually } from "../../helpers/eventually.ts";
import { usePlay } from "../../helpers/running-baton.ts";
import { aGate } from "../baton/acts.ts";
import { BRUNO, createDesk } from "./desk.ts";

const GREETING = talkTexts["pt-BR"].greeting;

describe("@pause while the bot is thinking", () => {
  const gate = aGate();
  const rules = createRulesBrain();
  const brain: Brain = {
    ...rules,
    async decide(context, signal) {
      await gate.opened;
      return rules.decide(context, signal);
    },
  };
  const play = usePlay({ brain, reconcileSeconds: 3_600, settings: { hours: { source: "always" } } });
  const desk = createDesk(play);

  it("takes effect at once, and what was being thought of is never said", async () => {
    const customer = await play().customer();
    const { conversationId: id } = customer;
    await customer.write("Oi");
    await eventually(
      () => play().db("conversations").where({ conversation_id: id }).first("think_until"),
      (row) => Boolean(row?.think_until),
    );
    await play().agent(BRUNO).note(id, "@pausar");
    expect(await desk.held(id, "agent")).toMatchObject({ reason: "paused" });
    gate.open();
    await play().idle();
    expect(await play().botSaid(id)).toEqual([]);
  });
});

describe("who has the conversation after a command", () => {
  const play = usePlay({ reconcileSeconds: 3_600, settings: { hours: { source: "always" } } });
  const desk = createDesk(play);

  it("the bot again, after @bot: nobody is assigned, and what was open is answered", async () => {
    const { conversationId: id, write } = await desk.talking("Oi");
    await play().agent(BRUNO).reply(id, "Deixa comigo");
    await desk.held(id, "agent");
    await write("Oi");
    await play().idle();
    expect(await desk.command(id, "@bot")).toContain("O robô assumiu a conversa. Ele responde agora");
    expect(await desk.batonOf(id)).toMatchObject({ holder: "bot", reason: "agent_command" });
    expect(await play().api.conversation(id)).toMatchObject({ status: "pending" });
    expect((await play().api.conversation(id)).meta.assignee?.name).not.toBe(BRUNO);
    expect(await play().botSaid(id)).toEqual([GREETING, GREETING]);
  });

  it("whoever paused it, after @pause; the bot again after @resume", async () => {
    const { conversationId: id, write } = await desk.talking("Oi");
    expect(await desk.command(id, "@pausar")).toContain("Robô em pausa");
    expect((await play().api.conversation(id)).meta.assignee?.name).toBe(BRUNO);
    await write("Oi");
    await play().idle();
    expect(await play().botSaid(id)).toEqual([GREETING]);
    expect(await desk.command(id, "@retomar")).toContain("O robô continua");
    expect(await play().botSaid(id)).toEqual([GREETING, GREETING]);
  });

  it("is the bot's after twenty @bot at once, by one takeover", async () => {
    const { conversationId: id } = await desk.talking("Oi");
    await play().agent(BRUNO).assign(id);
    await desk.held(id, "agent");
    await Promise.all(Array.from({ length: 20 }, () => play().agent(BRUNO).note(id, "@bot")));
    await play().idle();
    const record = await desk.record(id);
    expect(record.filter(({ action, reason }) => action === "passed" && reason === "agent_command")).toHaveLength(1);
    expect(await desk.commandsOf(id)).toHaveLength(20);
    expect((await desk.commandsOf(id)).map(({ status }) => status)).toEqual(Array(20).fill("done"));
  });
});
