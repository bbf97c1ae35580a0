import { describe, expect, it } from "vitest";
import { type IntentModel, trainIntents } from "../../../plugin/language/intents/intent-model.ts";
import { builtinPhrases } from "../../../plugin/language/intents/phrases.ts";
import type { Example } from "../../../plugin/language/intents/training-set.ts";
import { LOCALES } from "../../../plugin/language/locale.ts";
import { understand } from "../../../plugin/language/understand.ts";

const own: Readonly<Record<string, readonly string[]>> = {
  grooming: [
    "quero agendar um banho pro meu cachorro",
    "quanto custa o banho e tosa",
    "vocês fazem tosa higiênica?",
    "tem horário pra banho amanhã",
    "meu gato pode tomar banho aí?",
    "tosa na tesoura quanto é",
  ],
  vaccination: [
    "quais vacinas meu filhote precisa",
    "vocês aplicam vacina antirrábica?",
    "preço da vacina v10",
    "a carteirinha de vacinação venceu",
    "quero vacinar meu gato",
    "quando é a próxima dose",
  ],
  boarding: [
    "vocês têm hotel pra cachorro?",
    "quero hospedar meu cão no feriado",
    "quanto é a diária do hotelzinho",
    "meu gato pode ficar hospedado",
    "tem vaga na hospedagem pra dezembro",
    "creche canina por semana",
  ],
  food: [
    "vocês vendem ração a granel?",
    "tem ração pra filhote de porte grande",
    "qual ração é melhor pra gato castrado",
    "tem sachê de salmão",
    "entregam ração em casa?",
    "preço do saco de 15 kg",
  ],
  vet: [
    "tem veterinário de plantão?",
    "meu cachorro está vomitando",
    "quero marcar uma consulta com a veterinária",
    "meu gato não come há dois dias",
    "vocês fazem castração?",
    "quanto custa a consulta",
  ],
};
const examples: readonly Example[] = Object.entries(own).flatMap(([intent, texts]) =>
  texts.map((text) => ({ text, intent })),
);

describe("trainIntents", () => {
  const model = trainIntents(examples);

  it.each([
    ["queria marcar banho e tosa pro meu doguinho", "grooming"],
    ["qto ta a vacina da raiva", "vaccination"],
    ["preciso deixar minha cachorra hospedada no carnaval", "boarding"],
    ["tem raçao pra gato castrado?", "food"],
    ["minha gata ta vomitando muito", "vet"],
    ["vacinação", "vaccination"],
  ])("understands %j, typos and all", (text, intent) => {
    expect(model.classify(text)).toMatchObject({ intent, isKnown: true });
  });

  it.each(["quem ganhou o jogo de ontem", "qual a capital da frança", "asdfgh qwerty", "meu nome é joão", ""])(
    "knows that %j is none of them",
    (text) => {
      expect(model.classify(text)).toMatchObject({ intent: null, isKnown: false });
    },
  );

  it("is surer of a message in its own words than of one in others", () => {
    const near = model.classify("quanto custa o banho e tosa").confidence;
    expect(near).toBeGreaterThan(model.classify("quanto custa o estacionamento").confidence);
    expect(near).toBeLessThanOrEqual(1);
  });

  it("ranks with falling confidence, the best one first", () => {
    const { ranking, confidence } = model.classify("quero vacinar e dar banho no gato");
    expect(ranking[0]?.confidence).toBe(confidence);
    const values = ranking.map((entry) => entry.confidence);
    expect(values).toEqual([...values].sort((first, second) => second - first));
  });

  it("learns the same model from the same examples", () => {
    const again = trainIntents(examples);
    for (const text of ["banho", "vacina", "quem ganhou o jogo"])
      expect(again.classify(text)).toEqual(model.classify(text));
  });

  it("says none to everything when it has nothing to learn from", () => {
    expect(trainIntents([]).classify("oi")).toEqual({ intent: null, confidence: 0, isKnown: false, ranking: [] });
  });

  it("copes with one intent, one example and empty texts", () => {
    const tiny = trainIntents([
      { text: "banho e tosa", intent: "grooming" },
      { text: "  ", intent: "grooming" },
    ]);
    expect(tiny.classify("quero banho e tosa").ranking[0]?.intent).toBe("grooming");
  });

  it("learns from phrases that are marked as belonging to no intent", () => {
    const stray = [
      "vocês fazem adestramento?",
      "adestrador a domicílio",
      "curso de adestramento",
      "adestramento de filhote",
    ];
    const taught = trainIntents([...examples, ...stray.map((text) => ({ text, intent: null }))]);
    const asked = "vocês fazem adestramento de cachorro?";
    expect(taught.classify(asked).confidence).toBeLessThan(model.classify(asked).confidence);
  });
});

describe("built-in intents", () => {
  const model: IntentModel = trainIntents(examples, { builtin: true });

  it.each([
    ["oii bom dia", "greeting"],
    ["vlw obrigada viu", "thanks"],
    ["quero falar com uma pessoa de verdade", "talk_to_person"],
    ["i need to speak to an agent", "talk_to_person"],
    ["quiero hablar con un humano", "talk_to_person"],
    ["para de me mandar mensagem", "opt_out"],
    ["where's my order", "order_status"],
    ["cadê minha encomenda", "order_status"],
    ["¿a qué hora cierran?", "opening_hours"],
    ["vcs abrem sabado?", "opening_hours"],
    ["isso é um absurdo vou reclamar", "complaint"],
    ["sim", "confirmation"],
    ["nope", "denial"],
    ["aceitam pix?", "payment"],
    ["você é um robô?", "bot_question"],
    ["quero trocar, não serviu", "exchange_return"],
    ["qual o endereço de vocês", "address"],
  ])("are understood: %j", (text, intent) => {
    expect(model.classify(text)).toMatchObject({ intent, isKnown: true });
  });

  it("leave an inbox's own examples in peace", () => {
    for (const { text, intent } of examples) expect(model.classify(text).ranking[0]?.intent).toBe(intent);
  });

  it("give way where an inbox says the same in another intent's name", () => {
    const texts = [
      "quero falar com um atendente",
      "atendente",
      "falar com uma pessoa",
      "me transfere pra alguém",
      "humano por favor",
    ];
    const named = trainIntents([...examples, ...texts.map((text) => ({ text, intent: "concierge" }))], {
      builtin: true,
    });
    expect(named.classify("quero falar com uma pessoa").intent).toBe("concierge");
  });

  it("exist in all three languages with the same names", () => {
    const names = LOCALES.map((language) => new Set(builtinPhrases(language).map(({ intent }) => intent)));
    for (const set of names) expect([...set].sort()).toEqual([...(names[0] ?? [])].sort());
    expect(names[0]?.size).toBeGreaterThanOrEqual(25);
  });
});

describe("understand", () => {
  it("brings intent, entities, mood and language together", () => {
    const found = understand("Quero agendar banho amanhã às 15h, é urgente! Meu telefone é (11) 98765-4321", {
      model: trainIntents(examples),
      now: Date.UTC(2026, 2, 4, 13),
      timeZone: "America/Sao_Paulo",
      locale: "pt-BR",
    });
    expect(found).toMatchObject({
      intent: "grooming",
      language: { language: "pt-BR" },
      entities: [
        { type: "date", value: { local: "2026-03-05T15:00" } },
        { type: "phone", value: "+5511987654321" },
      ],
    });
    expect(found.urgency).toBeGreaterThan(0);
  });

  it("takes below two milliseconds a message", () => {
    const context = {
      model: trainIntents(examples, { builtin: true }),
      now: 0,
      timeZone: "UTC",
      locale: "pt-BR",
    } as const;
    const times = Array.from({ length: 200 }, (_, index) => {
      const started = performance.now();
      understand(`quero saber do pedido ${index} e o horário de vocês amanhã`, context);
      return performance.now() - started;
    }).sort((first, second) => first - second);
    expect(times[100]).toBeLessThan(2);
  });
});
