import { type HttpConnection, openConnection } from "../http-connection.ts";

export interface LoopResult {
  readonly perSecond: number;
  /** Of each answer that came in time. */
  readonly milliseconds: readonly number[];
  /** Answers by status, including those that came after the time was up. */
  readonly statuses: ReadonlyMap<number, number>;
}

/** Every connection sends its next request as soon as the last one is answered, until time or requests run out. */
export async function closedLoop(options: {
  port: number;
  connections: number;
  seconds: number;
  requests: readonly Buffer[];
}): Promise<LoopResult> {
  const { port, requests, seconds } = options;
  const statuses = new Map<number, number>();
  const milliseconds: number[] = [];
  let sent = 0;
  let endsAt = Number.POSITIVE_INFINITY;

  const drive = async (): Promise<() => Promise<void>> => {
    let sentAt = 0;
    let finish = () => {};
    const sendNext = (now: number) => {
      const request = now < endsAt ? requests[sent] : undefined;
      if (!request) return stopHere(now);
      sent += 1;
      sentAt = now;
      connection.send(request);
    };
    const stopHere = (now: number) => {
      endsAt = Math.min(endsAt, now);
      connection.close();
      finish();
    };
    const connection: HttpConnection = await openConnection({
      port,
      onAnswer(status) {
        const now = performance.now();
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (now <= endsAt) milliseconds.push(now - sentAt);
        sendNext(now);
      },
    });
    return () =>
      new Promise((resolve) => {
        finish = resolve;
        sendNext(performance.now());
      });
  };

  const loops = await Promise.all(Array.from({ length: options.connections }, drive));
  const startedAt = performance.now();
  endsAt = startedAt + seconds * 1000;
  await Promise.all(loops.map((start) => start()));
  return { perSecond: milliseconds.length / ((endsAt - startedAt) / 1000), milliseconds, statuses };
}
