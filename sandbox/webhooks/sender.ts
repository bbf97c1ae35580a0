import { randomInt, randomUUID } from "node:crypto";
import type { Capabilities } from "../capabilities.ts";
import { type Clock, iso } from "../clock.ts";
import type { FaultBox } from "../faults.ts";
import type { TrafficLog } from "../log.ts";
import type { Scheduler } from "../scheduler.ts";
import type { Switches } from "../switches.ts";
import { createPoster, type Poster } from "./http-post.ts";
import { createJobQueue } from "./job-queue.ts";
import { isPrivateHost } from "./private-hosts.ts";
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
  stop(): void;
};

type SenderParts = {
  readonly caps: Capabilities;
  readonly switches: Switches;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly faults: FaultBox;
  readonly log: TrafficLog;
  readonly onGivenUp: (job: WebhookJob, reason: string) => void;
};

type Attempt = {
  readonly job: WebhookJob;
  readonly delivery: string;
  readonly body: string | undefined;
  readonly number: number;
};

type Outcome = { readonly status: number | null; readonly error?: string };

const ATTEMPTS = 3;
const RETRIED = new Set([429, 500]);
const REORDER_MS = [50, 1_500] as const;

/** Many workers, no order, few retries: Sidekiq as a receiver experiences it. */
export function createWebhookSender(parts: SenderParts): WebhookSender {
  const poster = createPoster();
  const queue = createJobQueue<Attempt>(() => parts.switches.webhook_workers, work);
  let stopped = false;

  async function work(attempt: Attempt): Promise<void> {
    const ready = { ...attempt, body: attempt.body ?? attempt.job.body() };
    const outcome = await deliver(parts, poster, ready);
    if (stopped || isSuccess(outcome)) return;
    if (isRetried(parts.caps, ready, outcome)) {
      parts.scheduler.after(parts.switches.retry_interval_ms, () => queue.add({ ...ready, number: ready.number + 1 }));
    } else {
      parts.onGivenUp(ready.job, outcome.error ?? `answered ${outcome.status}`);
    }
  }

  return {
    send(job) {
      const { drop, duplicate, reorder } = parts.faults.forWebhook(job.event);
      if (drop || stopped) return;
      const body = job.kind === "agent_bot" ? job.body() : undefined;
      const attempt = { job, delivery: randomUUID(), body, number: 1 };
      for (let copies = duplicate ? 2 : 1; copies > 0; copies -= 1) {
        if (reorder) parts.scheduler.after(randomInt(...REORDER_MS), () => queue.add(attempt));
        else queue.add(attempt);
      }
    },
    stop() {
      stopped = true;
      queue.stop();
      poster.stop();
    },
  };
}

const isSuccess = ({ status }: Outcome) => status !== null && status >= 200 && status < 300;

function isRetried(caps: Capabilities, attempt: Attempt, { status }: Outcome): boolean {
  const isEligible = caps.retries && attempt.job.kind === "agent_bot" && status !== null && RETRIED.has(status);
  return isEligible && attempt.number < ATTEMPTS;
}

function isSigned(caps: Capabilities, kind: WebhookJob["kind"]): boolean {
  if (kind === "agent_bot") return caps.signsBotWebhooks;
  return kind === "api_inbox" ? caps.signsInboxWebhooks : caps.signsAccountWebhooks;
}

function refusedByGuard({ caps, switches }: SenderParts, url: string): Outcome | undefined {
  if (!caps.guardsPrivateHosts || switches.allow_private_network || !URL.canParse(url)) return undefined;
  const { hostname } = new URL(url);
  return isPrivateHost(hostname)
    ? { status: null, error: `Hostname '${hostname}' has no public ip addresses` }
    : undefined;
}

type ReadyAttempt = Attempt & { readonly body: string };

async function deliver(parts: SenderParts, poster: Poster, attempt: ReadyAttempt): Promise<Outcome> {
  const { caps, clock, switches, log } = parts;
  const { job, body } = attempt;
  const isIdentified = isSigned(caps, job.kind);
  const headers = {
    "Content-Type": "application/json",
    Accept: "application/json",
    ...(isIdentified ? { "X-Chatwoot-Delivery": attempt.delivery } : {}),
    ...(isIdentified && job.secret !== "" ? signatureHeaders(job.secret, body, clock.now()) : {}),
  };
  const request = { url: job.url, headers, body, timeoutMs: switches.webhook_timeout_ms };
  const outcome =
    refusedByGuard(parts, job.url) ??
    (await poster.post({ ...request, followRedirects: caps.followsRedirects }).then(
      (status): Outcome => ({ status }),
      (error: unknown): Outcome => ({ status: null, error: error instanceof Error ? error.message : String(error) }),
    ));
  log.webhook({
    at: iso(clock.now()),
    url: job.url,
    event: job.event,
    delivery: isIdentified ? attempt.delivery : null,
    attempt: attempt.number,
    conversation_id: job.conversationId,
    message_id: job.messageId,
    ...outcome,
  });
  return outcome;
}
