import { expect, it } from "vitest";
import type { AgentHelp } from "../../../plugin/core/commands/agent-help.ts";
import { usePlay } from "../../helpers/running-baton.ts";
import { createDesk } from "./desk.ts";

const made = { madeBy: "model" } as const;
const sources = [{ chunkId: "1", title: "Trocas", url: null, score: 0.9 }];

/** A model that has read its script. */
const scripted: AgentHelp = {
  summarize: async () => ({
    topic: "exchange",
    issue: "Quer trocar o sofá azul.",
    status: "à espera de uma data",
    nextSteps: ["Propor uma data."],
    sentiment: 0.4,
    urgency: "low",
    ...made,
  }),
  analyze: async () => ({
    sentiment: 0.4,
    urgency: "low",
    complexity: "medium",
    botCanHandle: true,
    whyNot: null,
    actions: ["Confirmar o pedido."],
    ...made,
  }),
  suggest: async (_context, tone) => ({ replies: [{ text: `Claro! (${tone})`, confidence: 0.91 }], sources, ...made }),
  draft: async (_context, instruction) => ({ text: `Feito: ${instruction}`, sources, ...made }),
  sentiment: async ({ messages }) => ({
    points: messages.map(({ id, createdAt }) => ({ messageId: id, at: createdAt, score: 0.4 })),
    overall: 0.4,
    trend: "better",
    ...made,
  }),
  translate: async (_context, { text, to }) => ({ text: `${to}: ${text}`, from: "pt-BR", to, ...made }),
};

const play = usePlay({ help: scripted, reconcileSeconds: 3_600, settings: { hours: { source: "always" } } });
const desk = createDesk(play);

it.each<[string, RegExp]>([
  ["@resumo", /Quer trocar o sofá azul[\s\S]*Propor uma data[\s\S]*satisfeito \(\+0\.40\)/],
  ["@analisar", /Complexidade:\*\* média[\s\S]*O robô pode atender[\s\S]*Confirmar o pedido/],
  ["@sugerir tom:leve", /confiança 91%[\s\S]*> Claro! \(leve\)[\s\S]*Trocas/],
  ["@rascunho ofereça sábado", /> Feito: ofereça sábado[\s\S]*`@enviar`/],
  ["@sentimento", /satisfeito \(\+0\.40\), melhorando/],
  ["@traduzir to:en", /> en: Quero trocar o sofá/],
])("%s shows what a model made, and that a model made it", async (typed, shown) => {
  const { conversationId: id } = await desk.talking("Quero trocar o sofá");
  const note = await desk.command(id, typed);
  expect(note).toMatch(shown);
  expect(note).toContain("Feito por um modelo de linguagem");
});

it("@enviar releases a model's draft in the agent's language, or translated for the customer", async () => {
  const { conversationId: id } = await desk.talking("Quero trocar o sofá");
  await desk.command(id, "@rascunho ofereça sábado");
  await desk.command(id, "@traduzir rascunho para:es");
  const before = (await play().botSaid(id)).length;
  await desk.command(id, "@enviar");
  expect((await play().botSaid(id)).slice(before)).toEqual(["es: Feito: ofereça sábado"]);
});
