import {
  type ChatwootError,
  type ChatwootFacts,
  ChatwootNotFound,
  ChatwootRejected,
  ChatwootThrottled,
  ChatwootUnavailable,
} from "../errors.ts";
import { isHtml, parseJson, sentenceOf } from "./answer-text.ts";
import type { CallFacts } from "./network-error.ts";
import { refusal } from "./refusal.ts";
import { parseRetryAfter } from "./retry.ts";
import type { Answer } from "./transport.ts";

const FLOOD_WINDOW_MS = 60_000;
const PROXY_STATUSES: ReadonlySet<number> = new Set([408, 502, 503, 504]);

/** Translates every status except 2xx. */
export function answerError(answer: Answer, facts: CallFacts): ChatwootError {
  const { status } = answer;
  const said = sentenceOf(answer.text);
  const call = `${facts.method} ${facts.template}`;
  if (status >= 500 || status === 408) return outage(answer, facts);
  if (status === 401 || status === 403) return refusal(answer, facts);
  if (status === 404) return new ChatwootNotFound(notFound(answer.text, call, facts), { status });
  if (status === 429) return throttled(answer, facts);
  if (status === 422) return unprocessable(answer, facts);
  if (status >= 300 && status < 400) return new ChatwootRejected(redirected(answer, facts), { status });
  const hint = status === 413 ? ": raise the size limit of the proxy before Chatwoot" : "";
  return new ChatwootRejected(`Chatwoot refused ${call} (${status})${hint || `: ${said}`}`, { status });
}

/** 2xx with an unexpected body: a web page, broken JSON, or another shape. */
export function unreadableAnswer(answer: Answer, facts: CallFacts): ChatwootError {
  const { status } = answer;
  const outcome = facts.method === "GET" ? "not_done" : "maybe_done";
  if (isHtml(answer.text)) {
    const text = `${facts.host} answered ${facts.method} ${facts.template} with a web page, not as Chatwoot's API does`;
    return new ChatwootRejected(`${text}: correct CHATWOOT_BASE_URL`, { status, outcome });
  }
  const text = `Chatwoot's answer to ${facts.method} ${facts.template} could not be read`;
  return parseJson(answer.text) === undefined
    ? new ChatwootUnavailable(`${text}: it is cut off or not JSON`, { status, outcome })
    : new ChatwootRejected(`${text}: this version answers in an unknown shape`, { status, outcome });
}

function outage(answer: Answer, facts: CallFacts): ChatwootUnavailable {
  const { status } = answer;
  const said = sentenceOf(answer.text);
  const call = `${facts.method} ${facts.template}`;
  const details: ChatwootFacts = { status, outcome: status === 500 ? "maybe_done" : "unknown", ...retryAfter(answer) };
  const text = PROXY_STATUSES.has(status)
    ? `The proxy before Chatwoot answered ${status} to ${call}: check that Chatwoot is running and not overloaded`
    : `Chatwoot failed on ${call} (${status}): its own log tells why${said ? `. It says: ${said}` : ""}`;
  return new ChatwootUnavailable(text, details);
}

function retryAfter(answer: Answer): { retryAfterMs: number } | undefined {
  const retryAfterMs = parseRetryAfter(answer.retryAfter, Date.now());
  return retryAfterMs === undefined ? undefined : { retryAfterMs };
}

function throttled(answer: Answer, facts: CallFacts): ChatwootThrottled {
  const text = `Chatwoot limits the rate of ${facts.method} ${facts.template}: raise RACK_ATTACK_LIMIT there if this persists`;
  return new ChatwootThrottled(text, { status: answer.status, ...retryAfter(answer) });
}

/** Chatwoot also wraps failures after the insert (Redis down, say) into a 422, so only known refusals are certain. */
function unprocessable(answer: Answer, facts: CallFacts): ChatwootError {
  const { status } = answer;
  const said = sentenceOf(answer.text);
  if (/too many messages/i.test(said)) {
    const text = "This conversation has reached Chatwoot's limit of messages per minute; the rest follows later";
    return new ChatwootThrottled(text, { status, retryAfterMs: FLOOD_WINDOW_MS });
  }
  const text = `Chatwoot refused ${facts.method} ${facts.template}: ${said || "it gave no reason"}`;
  return new ChatwootRejected(text, {
    status,
    outcome: facts.once && !isValidation(answer.text) ? "maybe_done" : "not_done",
  });
}

function isValidation(text: string): boolean {
  const body = parseJson(text);
  const structured = typeof body === "object" && body !== null && "attributes" in body;
  return structured || /validation failed|param is missing|only allowed in/i.test(text);
}

function redirected({ location }: Answer, { host }: CallFacts): string {
  const target = typeof location === "string" && URL.canParse(location) ? new URL(location).origin : "another address";
  return `${host} redirects to ${target}: set CHATWOOT_BASE_URL to the address that answers itself`;
}

function notFound(text: string, call: string, { host }: CallFacts): string {
  return parseJson(text) === undefined
    ? `${host} knows no ${call}: this Chatwoot version lacks it, or CHATWOOT_BASE_URL is wrong`
    : `Chatwoot has no such record (${call})`;
}
