import { beforeEach, describe, expect, it } from "vitest";
import { createKnowledgeStore } from "../../plugin/db/knowledge/knowledge-store.ts";
import { useTestDatabase } from "../helpers/test-database.ts";
import { aSource, know, openKnowledge, SHOP } from "./sources/sources.ts";

const database = useTestDatabase();
const versionOf = (inboxId: number, now = 0) => openKnowledge(database.db, () => now).version(SHOP, inboxId);

beforeEach(async () => {
  await database.db("knowledge_sources").delete();
  await know(database.db, [aSource({ key: "a" }), aSource({ key: "b", inboxIds: [2], validUntil: 1_000 })]);
});

describe("the version of what an inbox can find", () => {
  it("stays while nothing changes", async () => {
    expect(await versionOf(1)).toBe(await versionOf(1));
  });

  it("moves with an addition, a change and a removal", async () => {
    const seen = new Set([await versionOf(1)]);
    await know(database.db, [aSource({ key: "c" })]);
    seen.add(await versionOf(1));
    await know(database.db, [aSource({ key: "a", text: "Outra coisa." })]);
    seen.add(await versionOf(1));
    const [gone] = await createKnowledgeStore(database.db).list(SHOP);
    await createKnowledgeStore(database.db).change(SHOP, (writer) => writer.remove([gone?.id ?? 0]));
    seen.add(await versionOf(1));
    expect(seen.size).toBe(4);
  });

  it("does not move with what another inbox can find", async () => {
    const before = await versionOf(1);
    await know(database.db, [aSource({ key: "b", text: "Só para a caixa 2.", inboxIds: [2] })]);
    expect(await versionOf(1)).toBe(before);
  });

  it("moves when something expires", async () => {
    expect(await versionOf(2, 999)).not.toBe(await versionOf(2, 1_001));
  });
});
