import { expect, it } from "vitest";
import type { SourceText } from "../../plugin/core/knowledge.ts";
import { createMemoryKnowledge } from "../../plugin/knowledge/memory-knowledge.ts";
import { aSource } from "./sources/sources.ts";

const NOON = 1_000_000;
const found = async (sources: readonly SourceText[], text: string) => {
  const query = { connectionId: "c1", inboxId: 1, text, locale: "pt-BR" as const, limit: 5 };
  return createMemoryKnowledge(sources, () => NOON).search(query, new AbortController().signal);
};
const titles = async (...asked: Parameters<typeof found>) => (await found(...asked)).map(({ title }) => title);

const delivery = aSource({ title: "Entregas", text: "Entregamos em até 5 dias úteis." });
const payment = aSource({ title: "Pagamento", text: "Aceitamos pix e boleto." });

it("puts the text first that has most of what is asked, and leaves out what has nothing", async () => {
  expect(await titles([payment, delivery], "entregam em quantos dias?")).toEqual(["Entregas"]);
});

it("finds misspelt words", async () => {
  expect(await titles([payment, delivery], "boletto")).toEqual(["Pagamento"]);
});

it("shows an inbox nothing that is for another", async () => {
  expect(await titles([{ ...payment, inboxIds: [2] }], "pix")).toEqual([]);
});

it("flags what has expired", async () => {
  expect(await found([{ ...payment, validUntil: NOON }], "pix")).toMatchObject([{ flags: ["expired"] }]);
});

it("has another version when anything is written differently", async () => {
  const versionOf = (text: string) => createMemoryKnowledge([{ ...payment, text }], () => NOON).version("c1", 1);
  expect(await versionOf("a")).toBe(await versionOf("a"));
  expect(await versionOf("a")).not.toBe(await versionOf("b"));
});
