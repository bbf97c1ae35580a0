import { describe, expect, it } from "vitest";
import { generateBrazilian } from "../../bench/quality/generate-brazilian.ts";
import { runPii } from "../../plugin/eval/run-pii.ts";
import { findPii } from "../../plugin/safety/pii/find-pii.ts";
import { IDENTIFYING_KINDS } from "../../plugin/safety/pii/pii-span.ts";

const identifying = new Set(IDENTIFYING_KINDS);
const kindsIn = (text: string) => findPii(text, identifying).map(({ kind }) => kind);
const markedIn = (text: string) => findPii(text, identifying).map(({ start, end }) => text.slice(start, end));

describe("identifiers", () => {
  it.each([
    ["meu cpf é 529.982.247-25", "cpf"],
    ["52998224725", "cpf"],
    ["CNPJ 11.222.333/0001-81", "cnpj"],
    ["o CNPJ novo é 12.ABC.345/01DE-35", "cnpj"],
    ["RG 24.678.131-4 SSP", "rg"],
    ["CEP 01310-100", "cep"],
    ["cep 01310100", "cep"],
    ["RG 12.345.678-9", "rg"],
    ["meu rg é MG-12.345.678", "rg"],
    ["cpf529.982.247-25", "cpf"],
    ["CNH 12345678900", "document"],
    ["PIS 123.45678.90-1", "document"],
    ["chave 123e4567-e89b-12d3-a456-426614174000", "pix"],
    ["4111 1111 1111 1111", "card"],
    ["IBAN DE89 3704 0044 0532 0130 00", "iban"],
    ["meu ip é 189.6.10.22", "ip"],
    ["2001:db8::8a2e:370:7334", "ip"],
    ["ssn 078-05-1120", "ssn"],
    ["nasci em 03/07/1988", "birth_date"],
    ["veja https://exemplo.com.br/p?id=1", "url"],
    ["joao arroba gmail ponto com", "email"],
    ["passaporte FZ123456", "document"],
  ])("finds what is in “%s”", (text, kind) => {
    expect(kindsIn(text)).toEqual([kind]);
  });

  it.each(["11 98765-4321", "(11) 98765-4321", "+55 11 98765-4321", "98765-4321", "+351 912 345 678", "(11)3456-7890"])(
    "finds the whole telephone number %s",
    (phone) => {
      expect(markedIn(`me liga no ${phone} por favor`)).toEqual([phone]);
    },
  );

  it.each([
    "pedido 12345678901",
    "protocolo 4929123412341234",
    "custa R$ 1.234,56",
    "chega dia 12/05/2026 às 14h30",
    "rastreio BR123456789BR",
    "versão 2.10.4 do app",
    "são 15000 unidades",
    "o código é 529.982.247-26",
    "conta 12345-6 agência 0001",
    "de 2019-2023",
  ])("sees nothing personal in “%s”", (text) => {
    expect(findPii(text, identifying)).toEqual([]);
  });

  it("hides a mistyped document where it is said to be one", () => {
    expect(kindsIn("meu cpf é 529.982.247-24")).toEqual(["cpf"]);
    expect(kindsIn("o pedido é 52998224724")).toEqual([]);
  });

  it("finds 99 % of made-up Brazilian identifiers and little else", () => {
    const { all } = runPii(generateBrazilian(2000, 11));
    expect(all.recall).toBeGreaterThanOrEqual(0.99);
    expect(all.precision).toBeGreaterThanOrEqual(0.98);
  });
});
