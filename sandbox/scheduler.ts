/** Work for later that must not outlive the sandbox. */
export type Scheduler = {
  after(ms: number, work: () => void): void;
  stop(): void;
};

export function createScheduler(): Scheduler {
  const timers = new Set<NodeJS.Timeout>();
  let stopped = false;
  return {
    after(ms, work) {
      if (stopped) return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        work();
      }, ms);
      timers.add(timer);
    },
    stop() {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
