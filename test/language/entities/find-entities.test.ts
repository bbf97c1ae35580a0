import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isCnpj, isCpf } from "../../../plugin/language/entities/check-digits.ts";
import { type EntityContext, findEntities } from "../../../plugin/language/entities/find-entities.ts";
import { readNumeral } from "../../../plugin/language/entities/numbers.ts";
import { localTimeAt, momentOf } from "../../../plugin/language/entities/zone.ts";

/** Wednesday, 4 March 2026, ten in the morning in São Paulo. */
const context: EntityContext = { now: Date.UTC(2026, 2, 4, 13), timeZone: "America/Sao_Paulo", locale: "pt-BR" };

const read = (text: string, more: Partial<EntityContext> = {}) =>
  findEntities(text, { ...context, ...more }).map(({ type, value }) => ({ type, value }));
const dates = (text: string, more: Partial<EntityContext> = {}) =>
  findEntities(text, { ...context, ...more }).flatMap((entity) => (entity.type === "date" ? [entity.value.local] : []));

describe("money and quantities", () => {
  it.each([
    ["tenho 50 mil de entrada", 50_000, null],
    ["R$ 1.234,56", 1234.56, "BRL"],
    ["custa 1,5k", 1500, null],
    ["two hundred dollars please", 200, "USD"],
    ["dois mil e quinhentos reais", 2500, "BRL"],
    ["10 reais e 50 centavos", 10.5, "BRL"],
    ["mil e duzentos reais", 1200, "BRL"],
    ["US$ 99.90", 99.9, "USD"],
    ["treinta y cinco euros", 35, "EUR"],
    ["two thousand and five hundred dollars", 2500, "USD"],
    ["R$1.500", 1500, "BRL"],
  ])("reads the amount of %j", (text, amount, currency) => {
    expect(read(text)).toEqual([{ type: "money", value: { amount, currency } }]);
  });

  it.each([
    ["quero 2 kg", 2, "kg"],
    ["três caixas", 3, "box"],
    ["um par de tênis", 1, "pair"],
    ["for four people", 4, "person"],
    ["12x sem juros", 12, "instalment"],
    ["3 mil km rodados", 3000, "km"],
  ])("reads the quantity of %j", (text, amount, unit) => {
    expect(read(text)).toEqual([{ type: "quantity", value: { amount, unit } }]);
  });

  it("takes no article, pronoun or plain number for an amount", () => {
    for (const text of ["um momento", "one of them", "uma dúvida", "tenho 3", "a"]) expect(read(text)).toEqual([]);
  });

  it.each([
    ["1.234,56", 1234.56],
    ["1,234.56", 1234.56],
    ["1.500", 1500],
    ["1.234.567", 1_234_567],
    ["2,5", 2.5],
    ["0.75", 0.75],
  ])("reads the numeral %j", (text, value) => {
    expect(readNumeral(text)).toBe(value);
  });
});

describe("dates and times", () => {
  it.each([
    ["hoje", "2026-03-04"],
    ["amanhã às 15h", "2026-03-05T15:00"],
    ["15h de amanhã", "2026-03-05T15:00"],
    ["depois de amanhã de manhã", "2026-03-06T09:00"],
    ["ontem à noite", "2026-03-03T20:00"],
    ["mañana por la mañana", "2026-03-05T09:00"],
    ["next tuesday", "2026-03-10"],
    ["sexta que vem às 14:30", "2026-03-06T14:30"],
    ["el próximo martes a las 3 de la tarde", "2026-03-10T15:00"],
    ["segunda passada", "2026-03-02"],
    ["last wednesday", "2026-02-25"],
    ["3pm on friday", "2026-03-06T15:00"],
    ["dia 5", "2026-03-05"],
    ["dia 2", "2026-04-02"],
    ["on the 15th", "2026-03-15"],
    ["há duas semanas", "2026-02-18"],
    ["two weeks ago", "2026-02-18"],
    ["hace 2 días", "2026-03-02"],
    ["faz 3 dias que comprei", "2026-03-01"],
    ["in 3 days", "2026-03-07"],
    ["daqui a 2 horas", "2026-03-04T12:00"],
    ["in half an hour", "2026-03-04T10:30"],
    ["semana que vem", "2026-03-09"],
    ["mês passado", "2026-02-01"],
    ["next year", "2027-01-01"],
    ["5 de março", "2026-03-05"],
    ["march 5th, 2027", "2027-03-05"],
    ["25/12/2025", "2025-12-25"],
    ["2026-03-20", "2026-03-20"],
    ["31/01/27", "2027-01-31"],
    ["meio-dia", "2026-03-04T12:00"],
    ["às 9", "2026-03-05T09:00"],
    ["às 3 e meia da tarde", "2026-03-04T15:30"],
    ["12:30 am tomorrow", "2026-03-05T00:30"],
    ["em abril", "2026-04-01"],
  ])("resolves %j", (text, local) => {
    expect(dates(text)).toEqual([local]);
  });

  it("reads the month first in English only", () => {
    expect(dates("05/03/2027")).toEqual(["2027-03-05"]);
    expect(dates("05/03/2027", { locale: "en" })).toEqual(["2027-05-03"]);
    expect(dates("25/03/2027", { locale: "en" })).toEqual(["2027-03-25"]);
  });

  it("takes a second copy, a maybe and an impossible day for no date", () => {
    for (const text of ["segunda via do boleto", "may i ask", "31/02/2026", "quarta opção", "the sun", "45/99"]) {
      expect(dates(text)).toEqual([]);
    }
  });

  it("lives by the customer's clock, not the server's", () => {
    const lateAtNight = Date.UTC(2026, 2, 5, 1);
    expect(dates("amanhã", { now: lateAtNight })).toEqual(["2026-03-05"]);
    expect(dates("mañana", { now: lateAtNight, timeZone: "Europe/Madrid" })).toEqual(["2026-03-06"]);
  });

  it("gives the moment of a local time, over changes of the clock too", () => {
    const found = findEntities("25/10/2026 às 12h", { ...context, timeZone: "Europe/Madrid" });
    expect(found).toMatchObject([{ value: { at: Date.UTC(2026, 9, 25, 11) } }]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), (at) => {
        const minute = Math.floor(at / 60_000) * 60_000;
        expect(momentOf(localTimeAt(minute, "America/Sao_Paulo"), "America/Sao_Paulo")).toBeTypeOf("number");
        expect(momentOf(localTimeAt(minute, "Asia/Tokyo"), "Asia/Tokyo")).toBe(minute);
      }),
    );
  });
});

describe("identifiers", () => {
  it.each([
    ["meu cpf é 529.982.247-25", "cpf", "52998224725"],
    ["52998224725", "cpf", "52998224725"],
    ["cnpj 11.222.333/0001-81", "cnpj", "11222333000181"],
    ["12.ABC.345/01DE-35", "cnpj", "12ABC34501DE35"],
    ["(11) 98765-4321", "phone", "+5511987654321"],
    ["11987654321", "phone", "+5511987654321"],
    ["+1 415 555 2671", "phone", "+14155552671"],
    ["+55 11 98765 4321", "phone", "+5511987654321"],
    ["Joao.Silva@gmail.com", "email", "joao.silva@gmail.com"],
    ["veja https://loja.com.br/p/1?x=2.", "url", "https://loja.com.br/p/1?x=2"],
    ["loja.com.br/produto", "url", "loja.com.br/produto"],
    ["pedido 12345", "order_number", "12345"],
    ["order #AB-10023", "order_number", "AB-10023"],
    ["moro no 01310-100", "cep", "01310-100"],
    ["cep 01310100", "cep", "01310-100"],
    ["placa abc1d23", "plate", "ABC1D23"],
    ["ABC-1234", "plate", "ABC1234"],
  ])("finds %j", (text, type, value) => {
    expect(read(text)).toEqual([{ type, value }]);
  });

  it("lets check digits decide", () => {
    expect(read("529.982.247-26")).toEqual([]);
    expect(isCpf("11111111111")).toBe(false);
    expect(isCnpj("11222333000182")).toBe(false);
    expect(isCnpj("12ABC34501DE34")).toBe(false);
  });

  it("takes an inbox's own pattern for order numbers", () => {
    expect(read("cadê o XK77-9?", { orderPattern: "XK\\d{2}-\\d" })).toEqual([
      { type: "order_number", value: "XK77-9" },
    ]);
  });
});

describe("cities", () => {
  it.each([
    ["moro em São Paulo", "São Paulo", "BR-SP"],
    ["entregam em sao jose dos campos?", "São José dos Campos", "BR-SP"],
    ["i live in london", "London", "GB"],
    ["estou em Natal", "Natal", "BR-RN"],
    ["sou de vitoria da conquista", "Vitória da Conquista", "BR-BA"],
  ])("finds the city of %j", (text, name, region) => {
    expect(read(text)).toEqual([{ type: "city", value: { name, region } }]);
  });

  it("leaves everyday words alone", () => {
    for (const text of ["feliz natal", "salto alto", "serra elétrica", "os santos", "that's nice"])
      expect(read(text)).toEqual([]);
  });
});

describe("choices", () => {
  const choices = [
    { title: "Troca", value: "exchange" },
    { title: "Reembolso", value: "refund" },
  ];

  it("reads the answer to a question with options", () => {
    expect(read("a segunda", { choices })).toContainEqual({ type: "choice", value: "refund" });
    expect(read("troca", { choices })).toContainEqual({ type: "choice", value: "exchange" });
    expect(read("não sei", { choices })).toEqual([]);
  });
});

describe("any text", () => {
  it("is read without overlap, each find where it says it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        let end = 0;
        for (const entity of findEntities(text, context)) {
          expect(text.slice(entity.start, entity.end)).toBe(entity.text);
          expect(entity.start).toBeGreaterThanOrEqual(end);
          end = entity.end;
        }
      }),
    );
  });

  it("is read fast, however long and hostile", () => {
    const started = performance.now();
    for (const text of [
      "1".repeat(50_000),
      "a@".repeat(20_000),
      "dia 1 de ".repeat(5000),
      "www.".repeat(9000),
      "1 000 ".repeat(9000),
    ]) {
      findEntities(text, context);
    }
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
