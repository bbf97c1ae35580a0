import { beforeAll, describe, expect, it } from "vitest";
import { createKnowledgeStore } from "../../plugin/db/knowledge/knowledge-store.ts";
import { createEntries } from "../../plugin/knowledge/entries.ts";
import { useTestDatabase } from "../helpers/test-database.ts";
import { aConnection, aSource, know, SHOP, titlesFor } from "./sources/sources.ts";

const database = useTestDatabase();
const entries = () => createEntries(createKnowledgeStore(database.db));
beforeAll(() => aConnection(database.db));

describe("entries of an admin's own", () => {
  it("are found at once, as they were changed, and no more when they are removed", async () => {
    const { id } = await entries().add(SHOP, { title: "Brindes", text: "Damos brindes." });
    expect(await titlesFor(database.db, "brindes")).toEqual(["Brindes"]);
    await entries().change(SHOP, id, { title: "Amostras", text: "Damos amostras." });
    expect(await titlesFor(database.db, "brindes")).toEqual([]);
    expect(await titlesFor(database.db, "amostras")).toEqual(["Amostras"]);
    await entries().remove(SHOP, id);
    expect(await titlesFor(database.db, "amostras")).toEqual([]);
  });

  it("are refused with every problem named", async () => {
    const wrong = { title: "", text: 7, inboxes: [], url: "ftp://x", colour: "red" };
    for (const field of Object.keys(wrong)) {
      await expect(entries().add(SHOP, wrong)).rejects.toThrow(field);
    }
    await expect(entries().add(SHOP, { title: "A", text: "B", valid_until: "soon" })).rejects.toThrow(/valid_until/);
  });

  it("are the only sources that can be changed here", async () => {
    await know(database.db, [aSource({ kind: "article", key: "ajuda/1", title: "Do Chatwoot" })]);
    const [article] = await createKnowledgeStore(database.db).list(SHOP, "article");
    await expect(entries().remove(SHOP, article?.id ?? 0)).rejects.toThrow(/Help Center/);
    await expect(entries().remove(SHOP, 999_999)).rejects.toMatchObject({ code: "not_found" });
  });
});
