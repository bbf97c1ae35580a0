import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { commands } from "../../plugin/cli/commands.ts";
import { useTestDatabase } from "../helpers/test-database.ts";
import { runBaton } from "./run-baton.ts";
import { KEY, nobody } from "./served.ts";

const database = useTestDatabase();

describe("baton", () => {
  it("prints every command when it is called without one", async () => {
    const { code, stdout } = await runBaton([]);
    expect(code).toBe(0);
    for (const { usage, summary } of commands) {
      expect(stdout).toContain(`baton ${usage}`);
      expect(stdout).toContain(summary);
    }
  });

  it("prints the same for a command that it does not know, and fails", async () => {
    const { code, stdout } = await runBaton(["fly"]);
    expect(code).toBe(2);
    expect(stdout).toContain("baton start");
  });

  it("says what is wrong with an option, and how the command is used", async () => {
    const { code, stdout, stderr } = await runBaton(["doctor", "--jsno"]);
    expect(code).toBe(2);
    expect(stderr).toContain("--jsno");
    expect(stderr).toContain("baton doctor [--json]");
    expect(`${stdout}${stderr}`).not.toContain("    at ");
  });

  it("names every problem of the configuration at once", async () => {
    const env = { PORT: "eighty", BATON_ROLE: "boss", DATABASE_POOL_SIZE: "1", BATON_SECRET_KEY: "short" };
    const { code, stderr } = await runBaton(["migrate"], { env });
    expect(code).toBe(1);
    expect(stderr).toContain("The configuration has 4 problem(s)");
    for (const name of Object.keys(env)) expect(stderr).toContain(name);
    expect(stderr).toContain("both, web, worker");
    expect(stderr).not.toContain("    at ");
  });
});

describe("baton without its database", () => {
  it("says what is wrong with it instead of how it noticed", async () => {
    const env = { DATABASE_URL: `postgres://baton:secret@${await nobody()}/baton`, BATON_SECRET_KEY: KEY };
    const { code, stderr } = await runBaton(["migrate"], { env });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^The database cannot be used: nothing listens at .*: start PostgreSQL, or correct DATABASE_URL$/m,
    );
    expect(stderr).not.toMatch(/ {4}at |secret@/);
  });
});

describe("baton doctor", () => {
  it("prints its findings, fails when something does not work, and is as readable for a program", async () => {
    const env = { DATABASE_URL: database.url, BATON_SECRET_KEY: KEY };
    const [text, json] = await Promise.all([runBaton(["doctor"], { env }), runBaton(["doctor", "--json"], { env })]);
    expect([text.code, json.code]).toEqual([1, 1]);
    expect(text.stdout).toMatch(/^ {2}✓ Node {2,}\d+\.\d+\.\d+$/m);
    expect(text.stdout).toMatch(/^ {2}✗ Chatwoot {2,}none is connected: set CHATWOOT_BASE_URL/m);
    expect(text.stdout).toContain("1 failure.");
    expect(JSON.parse(json.stdout)).toMatchObject({ healthy: false });
    expect(JSON.parse(json.stdout).findings.length).toBe(text.stdout.trim().split("\n").length - 2);
  });

  it("gives each problem of the configuration a line of its own", async () => {
    const { code, stdout } = await runBaton(["doctor"], { env: { PORT: "eighty", BATON_ROLE: "boss" } });
    expect(code).toBe(1);
    expect(stdout.match(/✗ configuration/g)).toHaveLength(2);
  });

  it("ends in time when nothing answers", async () => {
    const startedAt = Date.now();
    const env = { DATABASE_URL: `postgres://baton:secret@${await nobody()}/baton`, BATON_SECRET_KEY: KEY };
    const { code, stdout } = await runBaton(["doctor"], { env });
    expect(code).toBe(1);
    expect(stdout).toContain("nothing listens at");
    expect(stdout).not.toContain("secret@");
    expect(Date.now() - startedAt).toBeLessThan(20_000);
  });

  it("asks for the key that opens the stored secrets", async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), "baton-cli-"));
    onTestFinished(() => rm(dataDir, { recursive: true }));
    const env = { DATABASE_URL: database.url, CHATWOOT_BASE_URL: "http://chat.invalid", BATON_DATA_DIR: dataDir };
    const { code, stdout } = await runBaton(["doctor"], { env });
    expect(code).toBe(1);
    expect(stdout).toMatch(/✗ configuration +BATON_SECRET_KEY is missing: .*openssl rand -hex 32/);
  });
});

describe("baton migrate", () => {
  it("undoes the newest migration and applies it again", async () => {
    const env = { DATABASE_URL: database.url, BATON_SECRET_KEY: KEY };
    expect((await runBaton(["migrate"], { env })).stdout).toContain("Nothing to do: the schema is up to date.");
    expect((await runBaton(["migrate", "--down"], { env })).stdout).toMatch(/^Undone: \d{4}-/);
    expect((await runBaton(["migrate"], { env })).stdout).toMatch(/^Applied: \d{4}-/);
  });
});
