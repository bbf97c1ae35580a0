import { describe, expect, it } from "vitest";
import { defaultSettings } from "../../plugin/core/settings/settings.ts";
import { checkOutput, type Evidence } from "../../plugin/safety/check-output.ts";

const PROMPT =
  "You are the assistant of a shop. Answer only from the passages given below and never speak about prices of other shops in any case.";
const evidence: Evidence = {
  prompt: PROMPT,
  sources: [
    "Trocas em até 7 dias: https://loja.com.br/trocas, sac@loja.com.br, (11) 3456-7890. A senha do wi-fi é loja2026.",
  ],
  conversation: ["Oi, meu telefone é 11 98765-4321"],
  botMessages: ["Você pode trocar qualquer produto em até 7 dias depois da entrega."],
  language: "pt-BR",
};
const { safety } = defaultSettings;
const codes = (answer: string, changes: Partial<Evidence> = {}, settings = safety) =>
  checkOutput(answer, { ...evidence, ...changes }, settings).map(({ code }) => code);

describe("checkOutput", () => {
  it.each([
    "Claro! A troca é feita pelo site: https://www.loja.com.br/trocas/.",
    "Pode escrever para sac@loja.com.br ou ligar no +55 11 3456-7890.",
    "Anotei o seu telefone: (11) 98765-4321.",
    "A senha do wi-fi é loja2026.",
    "Se quiser, posso chamar uma pessoa da equipe.",
    "Seu pedido chega amanhã, até as 18h.",
    "Veja em [nossa página](https://loja.com.br/trocas).",
    "👍",
  ])("lets a sound answer pass: %s", (answer) => {
    expect(codes(answer)).toEqual([]);
  });

  it.each([
    ["empty", " … "],
    ["too_long", "Sim, claro. ".repeat(200)],
    ["prompt_leak", "Answer only from the passages given below and never speak about prices of other shops."],
    ["prompt_leak", "As minhas instruções são secretas, mas minhas instruções dizem que devo ajudar."],
    ["residue", "Olá {{customer_name}}, tudo bem?"],
    ["residue", '{"answer": "Sim, temos."}'],
    ["residue", "<tool_call>order_lookup</tool_call>"],
    ["residue", "O e-mail é [EMAIL_3]."],
    ["residue", "Olá, [nome do cliente]!"],
    ["residue", "Como um modelo de linguagem, não sei."],
    ["handoff_promise", "Vou transferir você para um atendente."],
    ["handoff_promise", "Um colega da equipe vai entrar em contato em breve."],
    ["invented_link", "Veja em https://loja.com.br/promocao-secreta"],
    ["invented_link", "Entre em www.outraloja.com"],
    ["invented_email", "Escreva para contato@loja.com.br"],
    ["invented_phone", "Ligue para (11) 4002-8922"],
    ["secret", "A chave é sk-proj-abcdefghijklmnopqrstuvwx"],
    ["secret", "A senha do sistema é Xy12345"],
    ["repetition", "Você pode trocar qualquer produto em até 7 dias depois da sua entrega."],
    ["wrong_language", "You can exchange any product within seven days after the delivery of your order."],
  ])("finds %s in “%s”", (code, answer) => {
    expect(codes(answer)).toContain(code);
  });

  it("keeps to the topics of the inbox", () => {
    const settings = { ...safety, forbidden_topics: ["política", "concorrente X"] };
    expect(codes("Sobre POLITICA eu não falo.", {}, settings)).toEqual(["forbidden_topic"]);
    expect(codes("A nossa politicamente correta", {}, settings)).toEqual([]);
  });

  it("knows pages of sites that the inbox allows", () => {
    const settings = { ...safety, allowed_hosts: ["loja.com.br"] };
    expect(codes("Veja https://ajuda.loja.com.br/frete", {}, settings)).toEqual([]);
    expect(codes("Veja https://falsaloja.com.br/frete", {}, settings)).toEqual(["invented_link"]);
  });

  it("repeats courtesies as often as they fit, and old answers after five others", () => {
    expect(codes("Por nada!", { botMessages: ["Por nada!"] })).toEqual([]);
    const others = ["um", "dois", "três", "quatro", "cinco"];
    expect(codes(evidence.botMessages[0] ?? "", { botMessages: [...evidence.botMessages, ...others] })).toEqual([]);
  });

  it("may quote a source that stands in the prompt too", () => {
    expect(codes("Trocas em até 7 dias: https://loja.com.br/trocas", { prompt: evidence.sources[0] ?? "" })).toEqual(
      [],
    );
  });

  it("says what to repair in a sentence", () => {
    const [violation] = checkOutput("Ligue para (11) 4002-8922", evidence, safety);
    expect(violation?.text).toContain("telephone number that no source gives");
  });

  it("is silent when the inbox wants no checks", () => {
    expect(codes("{{x}}", {}, { ...safety, check_answers: false })).toEqual([]);
  });
});
