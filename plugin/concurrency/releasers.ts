import type { Logger } from "../telemetry/logger.ts";

/** Closes opened resources last-in-first-out; a failing release does not stop the others. */
export interface Releasers {
  push(name: string, release: () => Promise<void>): void;
  releaseAll(): Promise<void>;
}

export function createReleasers(log: Logger): Releasers {
  const stack: { name: string; release: () => Promise<void> }[] = [];
  return {
    push(name, release) {
      stack.push({ name, release });
    },
    async releaseAll() {
      for (let next = stack.pop(); next; next = stack.pop()) {
        const { name, release } = next;
        await release().catch((err: unknown) => log.warn({ err, part: name }, "closing a part failed"));
      }
    },
  };
}
