import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";

const entry = fileURLToPath(new URL("../../sandbox/main.ts", import.meta.url));

let child: ChildProcess;
afterEach(() => {
  if (child.exitCode === null) child.kill("SIGKILL");
});

/** The sandbox as a process of its own, as `baton start` runs it. */
function run(env: Record<string, string>): ChildProcess {
  child = fork(entry, {
    env: { ...process.env, ...env },
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  return child;
}

async function firstLine(stream: NodeJS.ReadableStream | null): Promise<string> {
  let text = "";
  for await (const chunk of stream ?? []) {
    text += String(chunk);
    if (text.includes("\n")) break;
  }
  return text.trim();
}

async function exitOf(process: ChildProcess): Promise<unknown> {
  if (process.exitCode !== null) return process.exitCode;
  const [code] = await once(process, "exit");
  return code;
}

describe("the process", () => {
  it("prints its address in one line and ends in order on SIGTERM", async () => {
    const process = run({ SANDBOX_PORT: "0", SANDBOX_VERSION: "4.10.1" });
    const line = await firstLine(process.stdout);
    const url = /^Sandbox \(Chatwoot 4\.10\.1\) at (http:\/\/localhost:\d+)$/.exec(line)?.[1];
    const facts: unknown = await (await fetch(`${url}/sandbox.json`)).json();
    expect(facts).toMatchObject({ version: "4.10.1" });
    process.kill("SIGTERM");
    expect(await exitOf(process)).toBe(0);
  });

  it("ends when its parent goes away", async () => {
    const process = run({ SANDBOX_PORT: "0" });
    await firstLine(process.stdout);
    process.disconnect();
    expect(await exitOf(process)).toBe(0);
  });

  it("says which variable to change when the port is taken", async () => {
    const holder = createServer().listen(0, "127.0.0.1");
    await once(holder, "listening");
    const address = holder.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const process = run({ SANDBOX_PORT: String(port) });
    expect(await firstLine(process.stderr)).toContain("SANDBOX_PORT");
    expect(await exitOf(process)).toBe(1);
    await new Promise((resolve) => holder.close(resolve));
  });

  it.each([
    { env: { SANDBOX_PORT: "http" }, hint: "SANDBOX_PORT must be a port number" },
    { env: { SANDBOX_PORT: "0", SANDBOX_VERSION: "newest" }, hint: '"newest" is not a Chatwoot version' },
  ])("refuses $env with a hint", async ({ env, hint }) => {
    const process = run(env);
    expect(await firstLine(process.stderr)).toContain(hint);
    expect(await exitOf(process)).toBe(1);
  });
});
