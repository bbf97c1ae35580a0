import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createRulesHelp } from "../../../plugin/brain/by-rules/help.ts";
import { eventually } from "../../helpers/eventually.ts";
import { usePlay } from "../../helpers/running-baton.ts";
import { BRUNO, CARLA, createDesk } from "./desk.ts";

const rules = createRulesHelp();
const SLOW_MS = 2_600;
const slowHelp = {
  ...rules,
  summarize: async (...args: Parameters<typeof rules.summarize>) => {
    await sleep(SLOW_MS);
    return rules.summarize(...args);
  },
  analyze: async () => Promise.reject(new Error("no such thing")),
};

describe("commands in trouble, with two workers", () => {
  const limits = { contact_per_minute: 1_000, contact_per_hour: 10_000, agent_commands_per_minute: 12 };
  const play = usePlay({
    reconcileSeconds: 3_600,
    extraWorkers: 1,
    help: slowHelp,
    settings: { hours: { source: "always" }, limits },
  });
  const desk = createDesk(play);
  const statuses = async (id: number) => (await desk.commandsOf(id)).map(({ status }) => status);

  it("a slow one shows agents, and nobody else, that it is at work", async () => {
    const { conversationId: id } = await desk.talking("Quero trocar o sofá");
    expect(await desk.command(id, "@resumo")).toContain("**Resumo**");
    const typing = (await desk.effectsOf(id)).map(({ effect }) => effect).filter(({ kind }) => kind === "typing");
    expect(typing).toEqual([
      { kind: "typing", on: true, private: true },
      { kind: "typing", on: false, private: true },
    ]);
  });

  it("a slow one holds up no other conversation", async () => {
    const slow = await desk.talking("Quero trocar o sofá");
    const { conversationId: id } = await desk.talking("Oi");
    void play().agent(BRUNO).note(slow.conversationId, "@resumo");
    const startedAt = Date.now();
    await play().agent(BRUNO).note(id, "@pausar");
    await desk.held(id, "agent");
    expect(Date.now() - startedAt).toBeLessThan(SLOW_MS);
    await play().idle();
  });

  it("one that fails says so, and is on record as failed", async () => {
    const { conversationId: id } = await desk.talking("Oi");
    expect(await desk.command(id, "@analisar")).toContain("falhou por um erro do robô");
    expect(await statuses(id)).toEqual(["failed"]);
  });

  it("one whose worker died is taken up by another, once", async () => {
    const { conversationId: id } = await desk.talking("Oi");
    const call = {
      name: "pause",
      locale: "en",
      text: "",
      values: {},
      messageId: 999_999,
      actor: { id: 2, name: "Bruno" },
    };
    await play()
      .db("commands")
      .insert({
        connection_id: "play",
        conversation_id: id,
        message_id: call.messageId,
        name: call.name,
        call,
        actor_id: 2,
        status: "running",
        attempts: 1,
        owner: crypto.randomUUID(),
        lease_until: new Date(Date.now() - 1_000),
      });
    await desk.held(id, "agent");
    await play().idle();
    expect(await statuses(id)).toEqual(["done"]);
    expect(await desk.notes(id)).toHaveLength(1);
  });

  it("more than the limit of a minute are refused with one note", async () => {
    const { conversationId: id } = await desk.talking("Oi");
    for (let nr = 0; nr < 16; nr += 1)
      await play()
        .agent(CARLA)
        .note(id, nr % 2 === 0 ? "@status" : "/status");
    await eventually(
      () => desk.notes(id),
      (notes) => notes.some((text) => text.includes("muitos comandos")),
    );
    await play().idle();
    expect(await desk.commandsOf(id)).toHaveLength(12);
    expect(await desk.notes(id)).toHaveLength(13);
  });
});
