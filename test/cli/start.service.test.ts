import { chmod, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { talkTexts } from "../../plugin/core/texts/texts.ts";
import { freePort } from "../../plugin/net/free-port.ts";
import { useTestDatabase } from "../helpers/test-database.ts";
import { keepBaton, runBaton } from "./run-baton.ts";
import { KEY } from "./served.ts";

const database = useTestDatabase();

/** Open to the user whom PostgreSQL runs as when the tests run as root. */
async function aDataDir(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "baton-start-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, 0o755);
  const dataDir = path.join(folder, "data");
  await mkdir(dataDir, { mode: 0o755 });
  return dataDir;
}

async function aTakenPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return String(typeof address === "object" && address ? address.port : 0);
}

describe("baton start without a Chatwoot", () => {
  it("brings database and sandbox along, answers, is well, and does it all again", { timeout: 180_000 }, async () => {
    const dataDir = await aDataDir();
    const ports = { PORT: String(await freePort()), SANDBOX_PORT: String(await freePort()) };
    const env = { ...ports, BATON_DATA_DIR: dataDir };
    for (const round of ["first", "second"]) {
      const baton = keepBaton(["start"], env);
      await baton.printed(/Baton is running/);
      expect(baton.output, round).toContain(`http://localhost:${ports.SANDBOX_PORT}`);
      expect((await fetch(`http://localhost:${ports.PORT}/readyz`)).status, round).toBe(200);
      const { stdout } = await runBaton(["chat"], { env, stdin: "Oi\n" });
      expect(stdout, round).toContain(talkTexts["pt-BR"].greeting);
      const doctor = await runBaton(["doctor"], { env });
      expect(doctor, round).toMatchObject({ code: 0 });
      expect(await baton.stop(), round).toEqual({ code: 0, signal: null });
      expect(await readdir(path.join(dataDir, "postgres")), round).not.toContain("postmaster.pid");
    }
  });

  it.each(["PORT", "SANDBOX_PORT"])("says which variable to change when %s is taken", async (variable) => {
    const taken = await aTakenPort();
    const ports = { PORT: String(await freePort()), SANDBOX_PORT: String(await freePort()), [variable]: taken };
    const env = { ...ports, DATABASE_URL: database.url, BATON_SECRET_KEY: KEY };
    const { code, stderr } = await runBaton(["start"], { env });
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`^Port ${taken} is taken\\. .*${variable}=\\d+ npm start$`, "m"));
    expect(stderr).not.toContain("    at ");
  });
});

describe("baton start for a Chatwoot", () => {
  it("brings no sandbox along, says that nothing is connected, and stops when it is told to", async () => {
    const place = { CHATWOOT_BASE_URL: "http://chat.invalid", DATABASE_URL: database.url, BATON_SECRET_KEY: KEY };
    const baton = keepBaton(["start"], { ...place, PORT: String(await freePort()) });
    await baton.printed(/"Baton is running"/);
    expect(baton.output).toContain("Run: npx baton setup");
    expect(baton.output).not.toContain("Try it");
    expect(await baton.stop()).toEqual({ code: 0, signal: null });
  });

  it("wants a key of its own once the database is not its own", async () => {
    const env = { CHATWOOT_BASE_URL: "http://chat.invalid", DATABASE_URL: database.url };
    const { code, stderr } = await runBaton(["start"], { env });
    expect(code).toBe(1);
    expect(stderr).toContain("BATON_SECRET_KEY is missing");
  });
});
