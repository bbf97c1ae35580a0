import { type ChildProcess, fork } from "node:child_process";

/** A process of the bench's own. Asked one thing at a time, so that nothing but the answer is being computed. */
export interface Child {
  /** What the process said when it was ready. */
  readonly ready: unknown;
  ask(question: object): Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts a script below `dist/bench`, named without its extension, and waits until it says that it is ready. */
export async function startChild(script: string, env: Readonly<Record<string, string>> = {}): Promise<Child> {
  const file = new URL(`${script}.js`, import.meta.url);
  const child = fork(file, { env: { ...process.env, ...env, NODE_ENV: "production" }, serialization: "advanced" });
  const ready = await nextMessage(child, script);
  return {
    ready,
    ask(question) {
      const answer = nextMessage(child, script);
      child.send(question);
      return answer;
    },
    stop: () => stopProcess(child),
  };
}

function nextMessage(child: ChildProcess, name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`${name} ended early with code ${code}`));
    child.once("exit", onExit);
    child.once("message", (message) => {
      child.off("exit", onExit);
      resolve(message);
    });
  });
}

/** SIGTERM, and SIGKILL for whoever does not listen. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const force = setTimeout(() => child.kill("SIGKILL"), 12_000);
  child.kill("SIGTERM");
  await ended;
  clearTimeout(force);
}

/** The other side: answers each question with what the work returns. A failure ends the process, and so the bench. */
export function answerParent<Q>(ready: unknown, work: (question: Q) => Promise<unknown>): void {
  process.on("message", (question) => {
    void work(question as Q).then((answer) => process.send?.(answer));
  });
  process.send?.(ready);
}
