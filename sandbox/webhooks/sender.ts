import { randomInt, randomUUID } from "node:crypto";
import type { Capabilities } from "../capabilities.ts";
import { type Clock, iso } from "../clock.ts";
import type { FaultBox } from "../faults.ts";
import type { TrafficLog } from "../log.ts";
import type { Scheduler } from "../scheduler.ts";
import type { Switches } from "../switches.ts";
import { createPoster } from "./http-post.ts";
import { signatureHeaders } from "./wire.ts";

export type WebhookJob = {
  readonly kind: "agent_bot" | "account" | "api_inbox";
  readonly url: string;
  readonly secret: string;
  readonly event: string;
  /** Bots get a body built at the commit; the others one built when the job runs. */
  readonly body: () => string;
  readonly conversationId: number | null;
  readonly messageId: number | null;
};

export type WebhookSender = {
  send(job: WebhookJob): void;
  /** Deliveries waiting, running or due for another attempt. */
  pending(): number;
  stop(): void;
};

export type SenderParts = {
  readonly caps: Capabilities;
  readonly switches: Switches;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly faults: FaultBox;
  readonly log: TrafficLog;
  readonly onGivenUp: (job: WebhookJob, reason: string) => void;
};

type Attempt = { readonly job: WebhookJob; readonly delivery: string; readonly body: string; readonly number: number };

const ATTEMPTS = 3;
const RETRIED = new Set([429, 500]);
const REORDER_MS = [50, 1_500] as const;

/** Many workers, no order, few retries: Sidekiq as a receiver experiences it. */
export function createWebhookSender(parts: SenderParts): WebhookSender {
  const { caps, switches, scheduler } = parts;
  const poster = createPoster();
  let queue: Attempt[] = [];
  let head = 0;
  let running = 0;
  let delayed = 0;
  let stopped = false;

  function enqueue(attempt: Attempt): void {
    queue.push(attempt);
    drain();
  }

  function enqueueAfter(ms: number, attempt: Attempt): void {
    delayed += 1;
    scheduler.after(ms, () => {
      delayed -= 1;
      enqueue(attempt);
    });
  }

  function drain(): void {
    while (!stopped && running < switches.webhook_workers && head < queue.length) {
      const attempt = queue[head];
      head += 1;
      if (attempt) void run(attempt);
    }
    if (head === queue.length || head > 1_000) {
      queue = queue.slice(head);
      head = 0;
    }
  }

  async function run(attempt: Attempt): Promise<void> {
    running += 1;
    const body = attempt.body === "" ? attempt.job.body() : attempt.body;
    const outcome = await deliver(parts, poster.post, { ...attempt, body });
    running -= 1;
    if (!stopped) settle({ ...attempt, body }, outcome);
    drain();
  }

  function settle(attempt: Attempt, outcome: Outcome): void {
    if (outcome.status !== null && outcome.status >= 200 && outcome.status < 300) return;
    const isRetried = caps.retries && attempt.job.kind === "agent_bot" && RETRIED.has(outcome.status ?? 0);
    if (isRetried && attempt.number < ATTEMPTS) {
      enqueueAfter(switches.retry_interval_ms, { ...attempt, number: attempt.number + 1 });
    } else {
      parts.onGivenUp(attempt.job, outcome.error ?? `answered ${outcome.status}`);
    }
  }

  return {
    send(job) {
      const { drop, duplicate, reorder } = parts.faults.forWebhook(job.event);
      if (drop || stopped) return;
      const attempt = {
        job,
        delivery: randomUUID(),
        body: job.kind === "agent_bot" ? job.body() : "",
        number: 1,
      };
      for (let copies = duplicate ? 2 : 1; copies > 0; copies -= 1) {
        if (reorder) enqueueAfter(randomInt(...REORDER_MS), attempt);
        else enqueue(attempt);
      }
    },
    pending: () => queue.length - head + running + delayed,
    stop() {
      stopped = true;
      queue = [];
      head = 0;
      poster.stop();
    },
  };
}

type Outcome = { readonly status: number | null; readonly error?: string };

async function deliver(
  { caps, clock, switches, log }: SenderParts,
  post: ReturnType<typeof createPoster>["post"],
  attempt: Attempt,
): Promise<Outcome> {
  const { job, body } = attempt;
  const signs = {
    agent_bot: caps.signsBotWebhooks,
    api_inbox: caps.signsInboxWebhooks,
    account: caps.signsAccountWebhooks,
  }[job.kind];
  const headers = {
    "Content-Type": "application/json",
    Accept: "application/json",
    ...(signs ? { "X-Chatwoot-Delivery": attempt.delivery } : {}),
    ...(signs && job.secret !== "" ? signatureHeaders(job.secret, body, clock.now()) : {}),
  };
  const outcome = await post({
    url: job.url,
    headers,
    body,
    timeoutMs: switches.webhook_timeout_ms,
    followRedirects: caps.followsRedirects,
  }).then(
    (status): Outcome => ({ status }),
    (error: unknown): Outcome => ({ status: null, error: error instanceof Error ? error.message : String(error) }),
  );
  log.webhook({
    at: iso(clock.now()),
    url: job.url,
    event: job.event,
    delivery: signs ? attempt.delivery : null,
    attempt: attempt.number,
    conversation_id: job.conversationId,
    message_id: job.messageId,
    ...outcome,
  });
  return outcome;
}
