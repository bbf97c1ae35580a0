import { setImmediate as nextTurnOfLoop } from "node:timers/promises";

/** Long work that stops between its pieces, so that whoever runs it decides when it goes on. */
export type Steps<T> = Generator<void, T, void>;

/** How long other work of the process may have to wait. */
const SLICE_MS = 8;

/** All at once: for commands, which have nothing else to do. */
export function runAtOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Between other work: lets the event loop go on after each slice of a few milliseconds. */
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
