import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "../plugin/net/free-port.ts";
import type { BenchDatabase } from "./bench-database.ts";
import { stopProcess } from "./child.ts";

export interface BatonProcess {
  readonly port: number;
  stop(): Promise<void>;
}

const BATON = fileURLToPath(new URL("../plugin/cli/baton.js", import.meta.url));
const PATH_ALONE = fileURLToPath(new URL("turn/path-process.js", import.meta.url));
const PATIENCE_MS = 60_000;

/**
 * Baton with nothing set that an installation would not set; its log goes to a file. Its web role is what an operator
 * starts; the whole of it thinks with a brain that greets, so that the path is measured, unless the real one is asked for.
 */
export async function startBaton(options: {
  role: "web" | "both";
  database: BenchDatabase;
  chatwootUrl: string;
  profileDir: string | null;
  withBrain?: boolean;
}): Promise<BatonProcess> {
  const { role, database, chatwootUrl, profileDir, withBrain = false } = options;
  const port = await freePort();
  const profiling = profileDir ? ["--cpu-prof", `--cpu-prof-dir=${path.resolve(profileDir)}`] : [];
  const child = spawn(
    process.execPath,
    [...profiling, ...(role === "web" || withBrain ? [BATON, "start"] : [PATH_ALONE])],
    {
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        ...process.env,
        NODE_ENV: "production",
        PORT: String(port),
        BATON_ROLE: role,
        BATON_SECRET_KEY: database.secretKey,
        DATABASE_URL: database.url,
        CHATWOOT_BASE_URL: chatwootUrl,
      },
    },
  );
  child.stdout.pipe(createWriteStream(path.join(tmpdir(), `baton-bench-${process.pid}.log`)));
  await ready(`http://127.0.0.1:${port}/readyz`);
  return { port, stop: () => stopProcess(child) };
}

async function ready(url: string): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const isReady = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    await sleep(100);
  }
  throw new Error(`Baton was not ready at ${url} within ${PATIENCE_MS / 1000} s`);
}
