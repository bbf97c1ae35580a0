import type { Logger } from "../telemetry/logger.ts";

export interface Repeating {
  /** Starts no further run and waits for the one under way. */
  stop(): Promise<void>;
}

/** Repeats work with a pause between the end of one run and the start of the next, never twice at once. */
export function every(pauseMs: number, options: { name: string; log: Logger; work: () => Promise<void> }): Repeating {
  const { name, log, work } = options;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();

  const run = async () => {
    await work().catch((err: unknown) =>
      log.warn({ err, part: name }, "repeating work failed; it will be tried again"),
    );
    if (!stopped) timer = setTimeout(start, pauseMs);
  };
  const start = () => {
    running = run();
  };
  start();

  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
