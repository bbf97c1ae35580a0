import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Connection } from "../../core/connection.ts";
import { sign } from "../../http/signature.ts";
import { type Check, type Finding, failure, ok, warning } from "./finding.ts";

const ANSWER_TIMEOUT_MS = 4_500;
/** Chatwoot waits 5 s by default; a fifth of that leaves room for a busy hour. */
const SLOW_MS = 1_000;
const RELOAD_MS = 1_000;
const CHECK_TIMEOUT_MS = ANSWER_TIMEOUT_MS + RELOAD_MS + 1_500;
/** The error code of Baton's 401. */
const REFUSED = "signature_invalid";

interface Answer {
  readonly status: number;
  readonly ms: number;
  /** The error code of Baton; a proxy has none. */
  readonly code: string | undefined;
}

/** Sends a signed delivery, which Baton must accept, and an unsigned one, which it must refuse. No handler reads the event. */
export function webhookChecks(
  connection: Connection,
  urls: { readonly outgoingUrl: string; readonly accountWebhookUrl: string },
): readonly Check[] {
  const { botSecret, accountSecret, abilities, urlToken } = connection;
  const bare = (url: string) => url.replace(`/${urlToken}`, "");
  const bot: Webhook = {
    subject: "webhook",
    url: urls.outgoingUrl,
    unsignedUrl: bare(urls.outgoingUrl),
    secret: botSecret,
  };
  const account: Webhook = {
    subject: "account webhook's address",
    url: urls.accountWebhookUrl,
    unsignedUrl: bare(urls.accountWebhookUrl),
    secret: accountSecret,
  };
  return [bot, ...(abilities.botEventsIncludeUpdates ? [] : [account])].map((webhook) => ({
    subject: webhook.subject,
    timeoutMs: CHECK_TIMEOUT_MS,
    run: () => examineWebhook(webhook),
  }));
}

interface Webhook {
  readonly subject: string;
  readonly url: string;
  readonly unsignedUrl: string;
  readonly secret: string | null;
}

async function examineWebhook({ subject, url, unsignedUrl, secret }: Webhook): Promise<Finding> {
  const { host } = new URL(url);
  const body = JSON.stringify({ event: "baton_doctor" });
  try {
    const [signed, unsigned] = await Promise.all([
      postTwice(() => post(url, body, secret === null ? {} : signedHeaders(secret, body))),
      post(unsignedUrl, body, {}),
    ]);
    const problem = signedProblem(signed, host) ?? unsignedProblem(unsigned, host);
    if (problem) return failure(subject, problem);
    if (signed.ms > SLOW_MS) {
      return warning(
        subject,
        `${host} takes a delivery only after ${signed.ms} ms: give the database or Baton more room`,
      );
    }
    const proof = secret === null ? "with the secret in its address" : "that is signed";
    return ok(subject, `${host} takes a delivery ${proof} (${signed.ms} ms) and refuses unsigned ones`);
  } catch (error) {
    return failure(subject, unreachable(error, host));
  }
}

/** Tries a second time, because a running Baton reads a new secret of `baton setup` only within a second. */
async function postTwice(send: () => Promise<Answer>): Promise<Answer> {
  const first = await send();
  if (first.code !== REFUSED) return first;
  await sleep(RELOAD_MS);
  return send();
}

function signedHeaders(secret: string, body: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  return {
    "x-chatwoot-timestamp": timestamp,
    "x-chatwoot-signature": sign(secret, timestamp, body),
    "x-chatwoot-delivery": `doctor-${randomUUID()}`,
  };
}

async function post(url: string, body: string, headers: Record<string, string>): Promise<Answer> {
  const startedAt = performance.now();
  const response = await fetch(url, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/json", ...headers },
    body,
    signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
  });
  const text = await response.text();
  return { status: response.status, ms: Math.round(performance.now() - startedAt), code: codeIn(text) };
}

function codeIn(text: string): string | undefined {
  try {
    const answer: unknown = JSON.parse(text);
    const error = typeof answer === "object" && answer !== null && "error" in answer ? answer.error : undefined;
    const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
    return typeof code === "string" ? code : undefined;
  } catch {
    return undefined;
  }
}

function signedProblem({ status, code }: Answer, host: string): string | undefined {
  if (status === 200) return undefined;
  if (code === REFUSED) {
    return `the Baton at ${host} refuses what this one signs: give both the same DATABASE_URL and BATON_SECRET_KEY, or run baton setup`;
  }
  if (code !== undefined && status >= 500)
    return `the Baton at ${host} cannot store deliveries: look at its log and database`;
  if (status >= 300 && status < 400) {
    return `${host} redirects, which Chatwoot before 4.14 does not follow: put the final address into BATON_PUBLIC_URL`;
  }
  if (status === 502 || status === 503 || status === 504) {
    return `the proxy at ${host} reaches no Baton (${status}): start Baton, or correct where the proxy sends /webhooks`;
  }
  return `the server at ${host} is not Baton (${status}): start baton start, or correct BATON_PUBLIC_URL`;
}

function unsignedProblem({ status, code }: Answer, host: string): string | undefined {
  if (status === 401 && code === REFUSED) return undefined;
  if (status < 300) return `${host} takes unsigned deliveries, so another server answers too: check the proxy`;
  return `the proxy at ${host} answers ${status} to an unsigned delivery: let it pass /webhooks to Baton untouched`;
}

function unreachable(error: unknown, host: string): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (cause instanceof Error && cause.name === "TimeoutError") {
    return `${host} did not answer within ${ANSWER_TIMEOUT_MS / 1000} s, and Chatwoot waits no longer: look for what blocks it`;
  }
  if (code === "ECONNREFUSED") return `nothing listens at ${host}: run baton start, or correct BATON_PUBLIC_URL`;
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return `there is no host ${host}: correct BATON_PUBLIC_URL`;
  if (/CERT|SELF_SIGNED|UNABLE_TO/.test(code)) {
    return `the certificate of ${host} is not trusted (${code}): renew it, Chatwoot refuses it too`;
  }
  return `no connection to ${host} (${code || "no reason given"}): check BATON_PUBLIC_URL and the network`;
}
