import { describe, expect, it } from "vitest";
import { createRulesHelp } from "../../../plugin/brain/by-rules/help.ts";
import type { AgentHelp } from "../../../plugin/core/commands/agent-help.ts";
import type { TurnContext } from "../../../plugin/core/decision.ts";
import { commandTexts } from "../../../plugin/core/texts/texts.ts";
import { eventually } from "../../helpers/eventually.ts";
import { usePlay } from "../../helpers/running-baton.ts";
import { ALICE, BRUNO, createDesk } from "./desk.ts";

const SECRET = "meu CPF é 529.982.247-25";
const rules = createRulesHelp();
const seen: string[] = [];
const look = (context: TurnContext) => void seen.push(JSON.stringify(context));

/** Help that keeps what it was shown. */
const help: AgentHelp = {
  ...rules,
  summarize: async (context, signal) => {
    look(context);
    return rules.summarize(context, signal);
  },
};

describe("a contact who has not accepted the terms", () => {
  const play = usePlay({
    help,
    reconcileSeconds: 3_600,
    settings: { hours: { source: "always" }, gates: { consent: { required: true, version: "7" } } },
  });
  const desk = createDesk(play);

  async function withAgent() {
    const customer = await desk.talking(SECRET);
    await play().agent(BRUNO).reply(customer.conversationId, "Deixa comigo");
    await desk.held(customer.conversationId, "agent");
    for (const text of ["um", "dois", "três", "quatro", "cinco", SECRET]) await customer.write(text);
    await play().idle();
    return customer.conversationId;
  }

  it.each([
    "@bot",
    "@bot ofereça um desconto",
    "@retomar",
    "@resumo",
    "@analisar",
    "@sugerir",
    "@rascunho",
    "@contexto",
  ])(
    "is read by no helper: %s",
    async (command) => {
      const id = await withAgent();
      expect(await desk.command(id, command)).toContain(commandTexts["pt-BR"].unread);
      expect(await desk.batonOf(id)).toMatchObject({ holder: "agent" });
      expect(seen).toEqual([]);
    },
    20_000,
  );

  it("is not quoted in the summary of an ended episode", async () => {
    const id = await withAgent();
    await play().agent(ALICE).setStatus(id, "resolved");
    const episode = await eventually(
      () => play().db("episodes").where({ conversation_id: id }).first("summary"),
      (row) => typeof row?.summary === "string",
      { withinMs: 15_000 },
    );
    expect(episode?.summary).toBe("");
  }, 20_000);
});
