import { setTimeout as sleep } from "node:timers/promises";

const PAUSE_MS = 25;

/** Waits for something that happens in the background; the error shows what it looked like at last. */
export async function eventually<T>(
  read: () => Promise<T>,
  isDone: (value: T) => boolean,
  { withinMs = 10_000 } = {},
): Promise<T> {
  const until = Date.now() + withinMs;
  for (;;) {
    const value = await read();
    if (isDone(value)) return value;
    if (Date.now() > until) throw new Error(`Not so within ${withinMs} ms: ${JSON.stringify(value)?.slice(0, 800)}`);
    await sleep(PAUSE_MS);
  }
}
