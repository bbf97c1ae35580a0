import { beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "../helpers/test-database.ts";
import { aSource, know, openKnowledge, SHOP, titlesFor } from "./sources/sources.ts";

const database = useTestDatabase();
const never = new AbortController().signal;
const query = { connectionId: SHOP, inboxId: 1, locale: null, limit: 5 };

beforeAll(async () => {
  await know(database.db, [
    aSource({ title: "Entregas", text: "Entregamos em todo o Brasil em até 5 dias úteis." }),
    aSource({ title: "Trocas", text: "A troca é grátis em até 30 dias, com a etiqueta." }),
    aSource({ title: "Pagamento", text: "Aceitamos Pix, boleto e cartão em até 6 vezes." }),
    aSource({ title: "Garantia", text: "A garantia cobre defeitos por 90 dias.", validUntil: Date.UTC(2020, 0, 1) }),
    aSource({ title: "Atacado", text: "No atacado o pedido mínimo é de 50 peças.", inboxIds: [2] }),
    aSource({ title: "Frete", text: "O frete é grátis a partir de R$ 200.", locale: "pt-BR" }),
    aSource({ title: "Shipping", text: "Frete grátis: shipping is free from R$ 200.", locale: "en" }),
  ]);
});

describe("searching what the business knows", () => {
  it.each([
    ["qual o prazo de entrega?", "Entregas"],
    ["posso trocar uma peça?", "Trocas"],
    ["quais as formas de pgto? aceita cartao?", "Pagamento"],
  ])("finds what is asked in other forms of the words: %s", async (text, title) => {
    expect((await titlesFor(database.db, text))[0]).toBe(title);
  });

  it("forgives typos", async () => {
    expect((await titlesFor(database.db, "garamtia"))[0]).toBe("Garantia");
  });

  it("finds nothing where no word fits", async () => {
    expect(await titlesFor(database.db, "xyzzy plugh")).toEqual([]);
  });

  it("finds nothing for a message without words", async () => {
    expect(await titlesFor(database.db, "?! …")).toEqual([]);
  });

  it("shows an inbox only what is meant for it", async () => {
    expect(await titlesFor(database.db, "pedido mínimo do atacado", 1)).not.toContain("Atacado");
    expect(await titlesFor(database.db, "pedido mínimo do atacado", 2)).toContain("Atacado");
  });

  it("prefers the language of the customer", async () => {
    const find = (locale: "en" | "pt-BR") =>
      openKnowledge(database.db).search({ ...query, text: "frete grátis", locale }, never);
    expect((await find("pt-BR"))[0]?.title).toBe("Frete");
    expect((await find("en"))[0]?.title).toBe("Shipping");
  });

  it("flags what has expired", async () => {
    const [first] = await openKnowledge(database.db).search({ ...query, text: "garantia de defeitos" }, never);
    expect(first).toMatchObject({ title: "Garantia", flags: ["expired"] });
  });

  it("is surer of a passage that has all that was asked for", async () => {
    const search = async (text: string) => (await openKnowledge(database.db).search({ ...query, text }, never))[0];
    const whole = await search("a troca é grátis?");
    const half = await search("a troca de helicópteros blindados");
    expect(whole?.score).toBeGreaterThan(0.7);
    expect(half?.score ?? 0).toBeLessThan(0.3);
  });

  it("keeps what one connection knows from every other", async () => {
    await know(database.db, [aSource({ title: "Segredo", text: "O submarino amarelo." })], "other");
    expect(await titlesFor(database.db, "submarino amarelo")).toEqual([]);
  });

  it("says so when it is called off", async () => {
    const controller = new AbortController();
    controller.abort();
    const search = openKnowledge(database.db).search({ ...query, text: "entrega" }, controller.signal);
    await expect(search).rejects.toMatchObject({ code: "aborted" });
  });
});

describe("sources side by side", () => {
  const find = (text: string) => openKnowledge(database.db).search({ ...query, text }, never);

  it("are flagged where they contradict each other", async () => {
    await know(database.db, [
      aSource({ key: "a", title: "Reembolso", text: "O reembolso chega em até 7 dias." }),
      aSource({ kind: "file", key: "b.md", title: "Estorno", text: "O reembolso chega em até 20 dias." }),
    ]);
    const flags = (await find("quando chega o reembolso?")).slice(0, 2).map((passage) => passage.flags);
    expect(flags).toEqual([["contradicting"], ["contradicting"]]);
  });

  it("are shown once where they say the same", async () => {
    await know(database.db, [
      aSource({ key: "c", title: "Presente", text: "Embrulhamos para presente sem custo." }),
      aSource({ kind: "file", key: "c.md", title: "Presente", text: "Embrulhamos para presente, sem custo!" }),
    ]);
    expect(await titlesFor(database.db, "embrulham para presente?")).toEqual(["Presente"]);
  });
});
