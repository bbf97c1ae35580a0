import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readFolder } from "../../../plugin/knowledge/sources/folder.ts";

let folder = "";
const inboxes = [
  { id: 1, name: "Loja" },
  { id: 2, name: "Atacado" },
];
const read = (connectionId = "a") => readFolder(folder, { connectionId, connectionIds: ["a", "b"], inboxes });

async function write(name: string, content: string): Promise<void> {
  await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
  await writeFile(path.join(folder, name), content);
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "baton-folder-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("a folder of knowledge", () => {
  it("takes title, language, address and end of validity from the front matter", async () => {
    await write(
      "f.md",
      "---\ntitle: Frete\nlanguage: en\nurl: https://x.example/f\nvalid_until: 2030-12-31\n---\nFree.",
    );
    const [source] = (await read()).sources;
    expect(source).toMatchObject({ title: "Frete", locale: "en", url: "https://x.example/f", text: "Free." });
    expect(source?.validUntil).toBe(Date.UTC(2031, 0, 1));
  });

  it("names a file by its first heading, or else by its name", async () => {
    await write("a.md", "# Como pagar\n\nPix.");
    await write("prazo-de-entrega.pt-BR.md", "Cinco dias.");
    const titles = (await read()).sources.map(({ title }) => title);
    expect(titles.sort()).toEqual(["Como pagar", "Prazo de entrega"]);
  });

  it("shows a file only to the inboxes its folder or its front matter names", async () => {
    await write("geral.md", "Para todos.");
    await write("atacado/precos.md", "Caro.");
    await write("x.md", "---\ninboxes: [loja, 2]\n---\nOi.");
    const scopes = Object.fromEntries((await read()).sources.map(({ key, inboxIds }) => [key, inboxIds]));
    expect(scopes).toEqual({ "geral.md": null, "atacado/precos.md": [2], "x.md": [1, 2] });
  });

  it("shows a file that names an unknown inbox to nobody, and says so", async () => {
    await write("x.md", "---\ninboxes: Lojja\n---\nSegredo.");
    const { sources, problems } = await read();
    expect(sources[0]?.inboxIds).toEqual([]);
    expect(problems).toEqual(["x.md names inboxes that are not connected: nobody is shown it"]);
  });

  it("keeps the folder of one connection from every other", async () => {
    await write("b/segredo.md", "Só de b.");
    expect((await read("a")).sources).toEqual([]);
    expect((await read("b")).sources).toHaveLength(1);
  });

  it("leaves out what it cannot understand and reads the rest", async () => {
    await write("ok.md", "Bom.");
    await write("bad.md", "---\ntitle: [\n---\nRuim.");
    await write("date.md", "---\nvalid_until: amanhã\n---\nRuim.");
    const { sources, problems } = await read();
    expect(sources.map(({ key }) => key)).toEqual(["ok.md"]);
    expect(problems).toHaveLength(2);
  });
});
