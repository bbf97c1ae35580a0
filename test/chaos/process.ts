import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { eventually } from "../helpers/eventually.ts";

/** A process of the test's own that may be killed, frozen and started again under the same name. */
export interface Managed {
  readonly name: string;
  start(): void;
  /** Resolves when it has ended. */
  kill(signal: "SIGKILL" | "SIGTERM"): Promise<void>;
  signal(signal: "SIGSTOP" | "SIGCONT"): void;
  /** The last of what it printed, for a failing test. */
  tail(): Promise<string>;
}

interface Options {
  readonly name: string;
  /** Below `dist/`. */
  readonly entry: string;
  readonly args?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
}

const TAIL_CHARS = 3_000;

export function manage({ name, entry, args = [], env, logFile }: Options): Managed {
  const file = fileURLToPath(new URL(`../../dist/${entry}`, import.meta.url));
  if (!existsSync(file)) throw new Error(`There is no ${file}: these tests run what \`npm test\` builds first`);
  let child: ChildProcess | undefined;
  const isRunning = () => child !== undefined && child.exitCode === null && child.signalCode === null;
  return {
    name,
    start() {
      const log = openSync(logFile, "a");
      const { PATH = "", HOME = "" } = process.env;
      child = spawn(process.execPath, [file, ...args], { env: { PATH, HOME, ...env }, stdio: ["ignore", log, log] });
      closeSync(log);
    },
    async kill(signal) {
      if (!child || !isRunning()) return;
      const ended = once(child, "exit");
      child.kill(signal);
      await ended;
    },
    signal: (signal) => void (isRunning() && child?.kill(signal)),
    tail: async () => (await readFile(logFile, "utf8").catch(() => "")).slice(-TAIL_CHARS),
  };
}

export async function untilAnswering(url: string): Promise<void> {
  const ask = () =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
  await eventually(ask, Boolean, { withinMs: 30_000 });
}
