/** Work with a limited number of workers, taken up in order but finished in any. */
export type JobQueue<T> = {
  add(item: T): void;
  /** Items waiting or being worked on. */
  size(): number;
  stop(): void;
};

/** Forget finished items in batches: shifting an array one by one is slow when hundreds wait. */
const TRIM_AT = 1_000;

export function createJobQueue<T>(workers: () => number, work: (item: T) => Promise<void>): JobQueue<T> {
  let items: T[] = [];
  let head = 0;
  let running = 0;
  let stopped = false;

  function drain(): void {
    while (!stopped && running < workers() && head < items.length) {
      const item = items[head];
      head += 1;
      if (item !== undefined) void run(item);
    }
    if (head < TRIM_AT && head < items.length) return;
    items = items.slice(head);
    head = 0;
  }

  async function run(item: T): Promise<void> {
    running += 1;
    try {
      await work(item);
    } finally {
      running -= 1;
      drain();
    }
  }

  return {
    add(item) {
      items.push(item);
      drain();
    },
    size: () => items.length - head + running,
    stop() {
      stopped = true;
      items = [];
      head = 0;
    },
  };
}
