import { beforeEach, describe, expect, it } from "vitest";
import { createGapStore } from "../../plugin/db/knowledge/gap-store.ts";
import { createRecordGap } from "../../plugin/knowledge/gaps.ts";
import { useTestDatabase } from "../helpers/test-database.ts";
import { aConnection, SHOP } from "./sources/sources.ts";

const database = useTestDatabase();
const store = () => createGapStore(database.db);
const ask = (question: string, { inboxId = 1, at = 1_000 } = {}) =>
  createRecordGap({ gaps: store(), now: () => at })({ connectionId: SHOP, inboxId, question });
const asked = async () => (await store().list(SHOP, 10)).map(({ question, times }) => `${times} ${question}`);

beforeEach(async () => {
  await aConnection(database.db);
  await database.db("knowledge_gaps").delete();
});

describe("questions that nothing answers", () => {
  it("counts the same question in other words once, the most asked first", async () => {
    await ask("Vocês têm estacionamento?");
    await ask("Fazem entrega de drone?", { at: 2_000 });
    await ask("tem estacionamento ai", { at: 3_000 });
    expect(await asked()).toEqual(["2 Vocês têm estacionamento?", "1 Fazem entrega de drone?"]);
    expect((await store().list(SHOP, 1))[0]).toMatchObject({ firstAskedAt: 1_000, lastAskedAt: 3_000 });
  });

  it("keeps inboxes apart", async () => {
    await ask("Tem estacionamento?");
    await ask("Tem estacionamento?", { inboxId: 2 });
    expect(await asked()).toHaveLength(2);
  });

  it("counts right when many ask at once", async () => {
    await Promise.all(Array.from({ length: 12 }, () => ask("Tem estacionamento?")));
    expect(await asked()).toEqual(["12 Tem estacionamento?"]);
  });

  it("keeps nothing that tells who asked", async () => {
    await ask("Meu CPF 123.456.789-09 e ana@example.com servem para o cadastro de 2024?");
    expect(await asked()).toEqual(["1 Meu CPF … e … servem para o cadastro de 2024?"]);
  });

  it("keeps nothing of a message without words", async () => {
    await ask("?!");
    expect(await asked()).toEqual([]);
  });

  it("shows a closed one no more, and counts a new one when it is asked again", async () => {
    await ask("Tem estacionamento?");
    const [gap] = await store().list(SHOP, 1);
    expect(await store().close(SHOP, gap?.id ?? 0)).toMatchObject({ question: "Tem estacionamento?" });
    expect(await store().close(SHOP, gap?.id ?? 0)).toBeUndefined();
    await ask("Tem estacionamento?");
    expect(await asked()).toEqual(["1 Tem estacionamento?"]);
  });

  it("forgets what nobody has asked for long", async () => {
    await ask("Tem estacionamento?", { at: 1_000 });
    await store().forget(1_001);
    expect(await asked()).toEqual([]);
  });
});
