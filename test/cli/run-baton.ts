import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const ENTRY = "plugin/cli/baton.ts";

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Only what a process needs to run: nothing that whoever runs the tests has set for Baton. */
function environment(env: Readonly<Record<string, string>>): Record<string, string> {
  const { PATH = "", HOME = "" } = process.env;
  return { PATH, HOME, ...env };
}

function launch(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  const options = { cwd: ROOT, env: environment(env), stdio: ["pipe", "pipe", "pipe"] as const };
  const child = spawn(process.execPath, ["--import", "tsx", ENTRY, ...args], { ...options, stdio: [...options.stdio] });
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  });
  return child;
}

/** `baton <args>` in a process of its own, from start to end. */
export async function runBaton(
  args: readonly string[],
  options: { readonly env?: Readonly<Record<string, string>>; readonly stdin?: string } = {},
): Promise<Ended> {
  const child = launch(args, options.env ?? {});
  const texts = { stdout: "", stderr: "" };
  child.stdout?.on("data", (chunk) => {
    texts.stdout += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    texts.stderr += chunk;
  });
  child.stdin?.end(options.stdin ?? "");
  const [code] = await once(child, "close");
  return { code, ...texts };
}

export interface RunningCommand {
  /** Everything it has printed so far. */
  readonly output: string;
  /** Resolves when a line matches; fails when the process ends before. */
  printed(text: RegExp): Promise<void>;
  /** SIGTERM, and how it ended. */
  stop(): Promise<{ readonly code: number | null; readonly signal: string | null }>;
}

/** `baton <args>` that stays, such as `baton start`. Killed with the test at the latest. */
export function keepBaton(args: readonly string[], env: Readonly<Record<string, string>>): RunningCommand {
  const child = launch(args, env);
  let output = "";
  const listeners = new Set<() => void>();
  const ended = once(child, "exit");
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      output += chunk;
      for (const listener of listeners) listener();
    });
  }
  return {
    get output() {
      return output;
    },
    async printed(text) {
      const seen = new Promise<void>((resolve) => {
        const look = () => {
          if (!text.test(output)) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
      });
      const early = ended.then(() => {
        if (!text.test(output)) throw new Error(`baton ${args.join(" ")} ended early:\n${output}`);
      });
      await Promise.race([seen, early]);
    },
    async stop() {
      child.kill("SIGTERM");
      const [code, signal] = await ended;
      return { code, signal };
    },
  };
}
