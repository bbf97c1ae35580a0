import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { eventually } from "../../helpers/eventually.ts";
import { CONNECTION, usePlay } from "../../helpers/running-baton.ts";

let folder = "";
const play = usePlay(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "baton-knowledge-"));
  await writeFile(path.join(folder, "horario.md"), "---\nlanguage: pt-BR\n---\n# Horário\n\nAbrimos às 9h.");
  return { knowledgeSeconds: 1, knowledgeFolder: folder };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const stored = async () =>
  (await play().baton.stores.knowledge.list(CONNECTION)).map(({ kind, title }) => `${kind} ${title}`);
const untilStored = (isDone: (titles: readonly string[]) => boolean) => eventually(stored, isDone);
const admin = () => play().api.tokenOf("Alice Prado");
const portal = "/portals/ajuda/articles";

describe("keeping up with the sources", () => {
  it("reads published articles, canned responses that tell something, and files", async () => {
    const titles = await untilStored((all) => all.length > 0);
    expect(titles).toContain("article Trocas e devoluções");
    expect(titles).toContain("canned_response troca");
    expect(titles).toContain("file Horário");
    expect(titles).not.toContain("canned_response ola");
  });

  it("knows where an article is to be read, and in which language it is", async () => {
    await untilStored((all) => all.length > 0);
    const all = await play().baton.stores.knowledge.list(CONNECTION, "article");
    const article = all.find(({ title }) => title === "Delivery times and costs");
    expect(article?.url).toBe(`${play().api.url}/hc/ajuda/articles/delivery-times-and-costs`);
    expect(article?.locale).toBe("en");
  });

  it("follows an article from draft to published, changed and gone", async () => {
    const article = { title: "Presentes", content: "Embrulhamos.", author_id: play().api.userId("Alice Prado") };
    const { payload } = await play().api.call<{ payload: { id: number } }>(`POST ${portal}`, {
      token: admin(),
      body: { article },
    });
    const change = (changes: object) =>
      play().api.call(`PATCH ${portal}/${payload.id}`, { token: admin(), body: { article: changes } });
    expect(await stored()).not.toContain("article Presentes");
    await change({ status: "published" });
    await untilStored((all) => all.includes("article Presentes"));
    await change({ title: "Embalagem para presente" });
    await untilStored((all) => all.includes("article Embalagem para presente"));
    await change({ status: "archived" });
    await untilStored((all) => !all.includes("article Embalagem para presente"));
  });

  it("follows a file that appears and disappears", async () => {
    const file = path.join(folder, "estacionamento.md");
    await writeFile(file, "# Estacionamento\n\nTemos 20 vagas.");
    await untilStored((all) => all.includes("file Estacionamento"));
    await rm(file);
    await untilStored((all) => !all.includes("file Estacionamento"));
  });

  it("keeps what it knew while Chatwoot is away, and says so", async () => {
    await untilStored((all) => all.some((title) => title.startsWith("article")));
    const before = await stored();
    await play().api.set("faults", { only: "portals", fail_rate: 1, status: 500 });
    const state = () => play().baton.stores.knowledge.findState(CONNECTION);
    const noted = await eventually(state, (found) => (found?.problems.length ?? 0) > 0, {
      withinMs: 30_000,
    });
    expect(noted?.problems[0]).toContain("article");
    expect(await stored()).toEqual(before);
  });
});
