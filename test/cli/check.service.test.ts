import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openStores } from "../../plugin/db/stores.ts";
import { useTestDatabase } from "../helpers/test-database.ts";
import { aConnection, SECRET_KEY } from "../http/webhook-service.ts";
import { runBaton } from "./run-baton.ts";

const database = useTestDatabase();

async function check(text: string, args: readonly string[] = [], env: Record<string, string> = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), "baton-check-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, "settings.yaml");
  await writeFile(file, text);
  return runBaton(["check", file, ...args], { env });
}

describe("baton check", () => {
  it("plays every example that comes with Baton, and all go as written", async () => {
    for (const name of await readdir("examples")) {
      const { stdout, code } = await runBaton(["check", name]);
      const played = Number(/(\d+) conversation\(s\), all as written\./.exec(stdout)?.[1]);
      expect({ name, code, isEnough: played >= (name === "shop" ? 12 : 1) }, stdout).toEqual({
        name,
        code: 0,
        isEnough: true,
      });
    }
  });

  it("says what a settings file sets, compared with the defaults", async () => {
    const { stdout, code } = await check("quiet_time_ms: 3000\nenabled: true\n");
    expect(code).toBe(0);
    expect(stdout).toMatch(/What it sets differently from the defaults:\n {2}\/quiet_time_ms +1500 → 3000$/m);
    expect(stdout).not.toContain("/enabled");
  });

  it("says what a file would change in an inbox that is served", async () => {
    const stores = openStores(database.db, SECRET_KEY);
    await stores.connections.save(aConnection({ id: "shop" }));
    await stores.inboxes.saveAll([{ connectionId: "shop", id: 3, name: "Site", channel: "Channel::Api" }]);
    await stores.settings.save({ connectionId: "shop", inboxId: 3 }, { quiet_time_ms: 4000 }, { author: "cli:maria" });
    const env = { DATABASE_URL: database.url, BATON_SECRET_KEY: SECRET_KEY };
    const text = "settings: { enabled: false }\ninboxes: { Site: { quiet_time_ms: 900 } }";
    const { stdout } = await check(text, ["--inbox", "site"], env);
    expect(stdout).toContain("What it would change in Site (version 1):");
    expect(stdout).toMatch(/\/enabled +true → false\n +\/quiet_time_ms +4000 → 900/);
    expect(await stores.settings.load({ connectionId: "shop", inboxId: 3 })).toMatchObject({ version: 1 });
  });

  it("names every problem with its line, and plays nothing then", async () => {
    const text = [
      "enabled: no thanks",
      "hours:",
      "  time_zone: America/Sao_Paolo",
      "conversations:",
      "  - name: One",
      "    steps:",
      "      - custmer: oi",
      "  - name: Two",
      "    inbox: Nowhere",
      "    steps: [{ bot: hi }]",
    ];
    const { stdout, code } = await check(text.join("\n"));
    expect(code).toBe(1);
    expect(stdout.split("\n").slice(1)).toEqual([
      "  ✗ line 1: /enabled must be true or false, not a text",
      "  ✗ line 3: /hours/time_zone there is no time zone America/Sao_Paolo; did you mean America/Sao_Paulo?",
      "  ✗ line 7: /conversations/0/steps/0/custmer there is no such line; did you mean customer?",
      "  ✗ line 9: /conversations/1/inbox this file has no inbox Nowhere",
      "",
    ]);
  });

  it("shows the line of a conversation that goes differently, and what happened instead", async () => {
    const text = [
      "routing: { default_team: sales }",
      "conversations:",
      "  - name: Sold",
      "    steps:",
      "      - customer: I want to talk to a human",
      "      - handoff: { team: support }",
      "  - name: Silent",
      "    given: { holder: agent }",
      "    steps: [{ customer: hello }, { bot: nothing }]",
    ];
    const { stdout, code } = await check(text.join("\n"));
    expect(code).toBe(1);
    expect(stdout).toMatch(
      / {2}✗ Sold {2}\(.*settings\.yaml:6\)\n {6}expected {2}handoff: \{"team":"support"\}\n {6}happened/,
    );
    expect(stdout).toContain("handoff: { team: sales, reason: keyword }");
    expect(stdout).toContain("  ✓ Silent\n2 conversation(s), 1 of them not as written.");
  });

  it("speaks JSON to machines", async () => {
    const text = "conversations: [{ name: A, steps: [{ customer: oi }, { bot: xyz }] }]";
    const { stdout, code } = await check(text, ["--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      sound: true,
      problems: [],
      conversations: [{ name: "A", as_written: false, line: 1, expected: "bot: xyz" }],
    });
  });

  it("needs a file", async () => {
    const { stderr, code } = await runBaton(["check"]);
    expect([code, stderr.split("\n")[0]]).toEqual([2, "Use it as: baton check <file>"]);
  });
});
