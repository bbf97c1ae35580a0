import { describe, expect, it } from "vitest";
import { wishHandoff } from "../../../plugin/core/baton/handoff.ts";
import type { TurnContext } from "../../../plugin/core/decision.ts";
import { completeSettings } from "../../../plugin/core/settings/settings.ts";
import { closeRecap, recapByRules } from "../../../plugin/core/turn/recap.ts";
import type { Locale } from "../../../plugin/language/locale.ts";
import { aConversation, aMessage } from "../../helpers/builders.ts";

const customer = { kind: "customer", id: 31, name: "Marina" } as const;
const bot = { kind: "bot", id: 2, name: "Aurora" } as const;
const contact = {
  id: 31,
  name: "Marina Souza",
  email: null,
  phone: "+5511987654321",
  identifier: null,
  blocked: false,
  attributes: {},
};

function aTurn(changes: Partial<TurnContext> & { locale?: Locale } = {}): TurnContext {
  const { locale = "pt-BR", ...rest } = changes;
  const asked = aMessage({ id: 3, text: "Meu pedido 4417 não chegou,\ncadê ele?" });
  return {
    connectionId: "c1",
    conversation: aConversation({ contact }),
    settings: completeSettings({ locale }),
    messages: [
      aMessage({ id: 1, text: "Entrega", choices: [{ title: "Entrega", value: "delivery" }], author: customer }),
      aMessage({ id: 2, text: "Entregamos em até 5 dias úteis.", author: bot }),
      asked,
    ],
    owed: [asked],
    summary: null,
    marks: { "episode.intents": { names: ["exchange_return"], askedIn: [3] } },
    instruction: null,
    now: 0,
    ...rest,
  };
}

const known = {
  intent: "order_status",
  entities: { order_number: [{ type: "order_number", value: "4417", text: "4417" }], city: "Recife" },
  sentiment: -0.7,
  language: "pt-BR",
  sources: [{ chunkId: "k1", title: "Prazo de entrega", url: "https://ajuda.example/prazo", score: 0.8 }],
  toolCalls: [{ name: "order_lookup", outcome: "failed", ms: 900 }],
} as const;

describe("the note that people read on a handoff", () => {
  it("says who, what they want, what was tried, what is known, how they are, and quotes what is unanswered", () => {
    expect(recapByRules(aTurn(), known).text).toBe(
      [
        "**Marina Souza** · +5511987654321",
        "",
        "- **Quer:** situação do pedido",
        "- **Perguntou também:** troca ou devolução",
        "- **Dados:** número do pedido: 4417 · cidade: Recife · Escolheu: Entrega",
        "- **Humor:** 😠 irritado",
        "- **Idioma:** português",
        "- **Fontes:** [Prazo de entrega](https://ajuda.example/prazo)",
        "",
        "**Já tentado:**",
        "",
        "- Robô: “Entregamos em até 5 dias úteis.”",
        "- order lookup falhou",
        "",
        "**Ainda sem resposta:**",
        "",
        "> Meu pedido 4417 não chegou,",
        "> cadê ele?",
      ].join("\n"),
    );
  });

  it("leaves out what is not known", () => {
    const turn = aTurn({ messages: [], marks: {} });
    expect(recapByRules(turn, null).text).toBe(
      "**Marina Souza** · +5511987654321\n\n**Ainda sem resposta:**\n\n> Meu pedido 4417 não chegou,\n> cadê ele?",
    );
  });

  it.each([
    ["pt-BR", "Motivo", "Próximo passo"],
    ["en", "Reason", "Next step"],
    ["es", "Motivo", "Siguiente paso"],
  ] as const)("ends with the reason and the next step, in the inbox's language %s", (locale, why, next) => {
    const note = closeRecap("…", wishHandoff("missing_knowledge", { remark: "Veio pelo site" }), locale);
    expect(note).toMatch(
      new RegExp(`^…\\n\\n\\*Veio pelo site\\*\\n\\n- \\*\\*${why}:\\*\\* .+\\n- \\*\\*${next}:\\*\\* .+$`),
    );
  });

  it("has something to say about every reason", () => {
    expect(closeRecap("…", wishHandoff("unassigned"), "en")).toContain("**Reason:** unassigned");
  });

  it("is about this talk with the bot, not about what was said before people had it", () => {
    const person = { kind: "person", id: 7, name: "Ines" } as const;
    const messages = [
      aMessage({ id: 1, text: "Velha resposta", author: bot }),
      aMessage({ id: 2, text: "Resolvido!", author: person }),
      aMessage({ id: 3, text: "Nova resposta", author: bot }),
    ];
    const { text } = recapByRules(aTurn({ messages }), null);
    expect(text).toContain("Nova resposta");
    expect(text).not.toContain("Velha resposta");
  });

  it("fits a phone: long words are cut, a picture is named", () => {
    const turn = aTurn({ owed: [aMessage({ text: "" }), aMessage({ text: "x".repeat(3_000) })] });
    const { text } = recapByRules(turn, null);
    expect(text).toContain("> (anexo)");
    expect(text.length).toBeLessThan(1_000);
  });

  it("calls nobody whom the customer has linked", () => {
    const owed = [aMessage({ text: "[@Bruno](mention://user/2/Bruno) socorro" })];
    expect(recapByRules(aTurn({ owed }), null).text).not.toContain("mention://");
  });
});
