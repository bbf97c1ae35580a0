import { setImmediate as nextTurnOfLoop } from "node:timers/promises";

/** Long work in pieces. Its runner decides when the next piece runs. */
export type Steps<T> = Generator<void, T, void>;

/** The longest time that other work of the process waits. */
const SLICE_MS = 8;

/** Runs all pieces at once, for commands that have no other work. */
export function runAtOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Runs the pieces between other work: the event loop continues after each slice of a few milliseconds. */
export async function runBetween<T>(steps: Steps<T>): Promise<T> {
  let sliceEnds = performance.now() + SLICE_MS;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < sliceEnds) continue;
    await nextTurnOfLoop();
    sliceEnds = performance.now() + SLICE_MS;
  }
}
