import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { runAll } from "../../plugin/cli/doctor/finding.ts";
import { knowledgeCheck } from "../../plugin/cli/doctor/knowledge.ts";
import { openStores, type Stores } from "../../plugin/db/stores.ts";
import { createRecordGap } from "../../plugin/knowledge/gaps.ts";
import { useTestDatabase } from "../helpers/test-database.ts";
import { aConnection, SECRET_KEY } from "../http/webhook-service.ts";
import { runBaton } from "./run-baton.ts";

const database = useTestDatabase();
let stores: Stores;
let folder = "";

const baton = (args: readonly string[], stdin = "") =>
  runBaton(args, {
    env: { DATABASE_URL: database.url, BATON_SECRET_KEY: SECRET_KEY, KNOWLEDGE_FOLDER: folder },
    stdin,
  });
const knowledge = (args: readonly string[], stdin = "") => baton(["knowledge", ...args], stdin);

async function put(name: string, content: string): Promise<string> {
  await writeFile(path.join(folder, name), content);
  return path.join(folder, name);
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "baton-cli-knowledge-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await database.db("connections").delete();
  stores = openStores(database.db, SECRET_KEY);
  await stores.connections.save({ ...aConnection({ id: "shop" }), userToken: null });
  await stores.inboxes.saveAll([{ connectionId: "shop", id: 3, name: "Site", channel: "Channel::WebWidget" }]);
});

describe("baton knowledge", () => {
  it("reads the folder, says what it could not read, and lists what it knows", async () => {
    await put("frete.md", "# Frete\n\nO frete é grátis.");
    const synced = await knowledge(["sync"]);
    expect(synced.stdout).toContain("shop: 1 saved, 0 removed, 0 unchanged");
    expect(synced.stderr).toContain("Without a user token");
    const listed = await knowledge(["list"]);
    expect(listed.stdout).toMatch(/\d+ +file +- +all inboxes +Frete/);
    expect(listed.stdout).toContain("1 sources in 1 pieces");
  });

  it("adds an entry, finds it where it belongs, and removes it", async () => {
    const added = await knowledge(["add", "-", "--json"], "---\ninboxes: Site\n---\n# Brindes\n\nDamos brindes.");
    const { id } = JSON.parse(added.stdout);
    const found = await knowledge(["search", "Site", "tem", "brindes?"]);
    expect(found.stdout).toMatch(/^0\.\d\d {2}Brindes {2}\(entry\)\n {6}Damos brindes\.$/m);
    expect((await knowledge(["remove", String(id)])).stdout).toContain(`Entry ${id} is gone`);
    expect((await knowledge(["search", "Site", "tem", "brindes?"])).stdout).toContain("Nothing fits.");
  });

  it("shows what was asked in vain until it is done", async () => {
    const recordGap = createRecordGap({ gaps: stores.gaps, now: Date.now });
    await recordGap({ connectionId: "shop", inboxId: 3, question: "Tem estacionamento?" });
    const [gap] = JSON.parse((await knowledge(["gaps", "--json"])).stdout);
    expect(gap).toMatchObject({ question: "Tem estacionamento?", times: 1 });
    expect((await knowledge(["gaps", "done", String(gap.id)])).stdout).toContain("Done: Tem estacionamento?");
    expect((await knowledge(["gaps"])).stdout).toContain("Nothing was asked in vain.");
  });
});

describe("baton eval retrieval", () => {
  const passages = [
    { id: "a", title: "Entrega", text: "Entregamos em cinco dias." },
    { id: 2, title: "Troca", text: "A troca é grátis." },
  ];
  const questions = [
    { text: "em quantos dias entregam?", passage: "a" },
    { text: "a troca custa algo?", passage: 2 },
    { text: "quando chega a encomenda?", passage: "a" },
  ];

  it("measures where the right passage comes out, and leaves nothing behind", async () => {
    const files = [
      ...["--passages", await put("p.json", JSON.stringify(passages))],
      ...["--questions", await put("q.json", JSON.stringify(questions))],
    ];
    const { stdout } = await baton(["eval", "retrieval", ...files, "--json", "--items"]);
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({ passages: 2, questions: 3, recall_at_1: 2 / 3 });
    expect(result.items[1]).toMatchObject({ passage: "2", rank: 1, found: [{ passage: "2" }] });
    const { rows } = await database.db.raw("select count(*) as count from knowledge_sources");
    expect(rows[0].count).toBe(0);
  });

  it("says what is wrong with a file", async () => {
    const file = await put("q.json", JSON.stringify([{ text: "oi" }]));
    const { code, stderr } = await baton(["eval", "retrieval", "--passages", file, "--questions", file]);
    expect(code).toBe(1);
    expect(stderr).toContain("item 1 needs id and text");
  });
});

describe("baton doctor on knowledge", () => {
  it("says what there is to answer from, what could not be read, and that typos are not forgiven", async () => {
    expect(await runAll([knowledgeCheck(stores)])).toMatchObject([
      { verdict: "ok", sentence: "0 pieces to answer from" },
    ]);
    await stores.knowledge.change("shop", (writer) => writer.noteSync(0, ["x.md cannot be read"]));
    const knowledgeSearch = { ...stores.knowledgeSearch, findsLikeness: async () => false };
    const findings = await runAll([knowledgeCheck({ ...stores, knowledgeSearch })]);
    expect(findings.map(({ sentence }) => sentence)).toEqual([
      "shop: x.md cannot be read",
      expect.stringContaining("create extension pg_trgm"),
    ]);
  });
});
