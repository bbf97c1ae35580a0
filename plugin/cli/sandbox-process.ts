import { fork } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { PortTaken } from "../errors.ts";

export interface SandboxFacts {
  readonly version: string;
  readonly base_url: string;
  readonly account_id: number;
  readonly users: readonly { readonly role: string; readonly access_token: string }[];
}

export interface SandboxProcess {
  readonly facts: SandboxFacts;
  stop(): Promise<void>;
}

const READY_TIMEOUT_MS = 20_000;

/** The sandbox runs in its own process and ends with this one. Baton calls it only over HTTP, like Chatwoot. */
export async function startSandboxProcess(options: {
  port: number;
  version: string;
  stateFile: string;
}): Promise<SandboxProcess> {
  const extension = import.meta.url.endsWith(".ts") ? "ts" : "js";
  const entry = fileURLToPath(new URL(`../../sandbox/main.${extension}`, import.meta.url));
  const env = {
    ...process.env,
    SANDBOX_PORT: String(options.port),
    SANDBOX_VERSION: options.version,
    SANDBOX_STATE: path.resolve(options.stateFile),
  };
  const child = fork(entry, { env, stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const facts = await Promise.race([
    readFacts(`http://localhost:${options.port}/sandbox.json`),
    ended.then(() => null),
  ]);
  if (!facts) throw new PortTaken("The sandbox did not start; see its message above");
  return {
    facts,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function readFacts(url: string): Promise<SandboxFacts | null> {
  const until = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < until) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return (await response.json()) as SandboxFacts;
    await sleep(100);
  }
  return null;
}
