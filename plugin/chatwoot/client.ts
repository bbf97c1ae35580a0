import { isJsonObject } from "../core/json.ts";
import { Aborted, ChatwootError } from "../errors.ts";
import { answerError, unreadableAnswer } from "./answer-error.ts";
import { type ApiPath, type Query, queryString } from "./api-path.ts";
import type { Breaker } from "./breaker.ts";
import { type CallFacts, networkError } from "./network-error.ts";
import { type RetryPolicy, withRetries } from "./retry.ts";
import type { ServerClock } from "./server-clock.ts";
import type { Answer, Transport } from "./transport.ts";

export interface Call {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  readonly path: ApiPath;
  readonly query?: Query;
  readonly body?: object;
  /** The keys that lead to the wanted part of the answer, as in `{payload: {webhook: …}}`. */
  readonly at?: readonly string[];
  /** `account` by default; `root` starts at the host, `public` does so without a token. */
  readonly scope?: "root" | "public";
  /** Marks a POST that is safe to repeat; other POSTs are sent once. All other methods are repeatable. */
  readonly repeatable?: boolean;
}

export interface CallOptions {
  /** Aborts the call. A call that must not be repeated is aborted before it is sent, never in flight. */
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
}

/** Facts of one call with all its tries, for the log and for metrics: no ids, no texts. */
export interface CallRecord {
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  readonly ms: number;
  readonly tries: number;
}

export interface ClientLog {
  debug(fields: object, message: string): void;
}

export interface ClientParts {
  readonly transport: Transport;
  readonly breaker: Breaker;
  readonly clock: ServerClock;
  readonly host: string;
  readonly accountId: number;
  readonly token: string | null;
  readonly timeoutMs: number;
  readonly retry: RetryPolicy;
  readonly log: ClientLog | undefined;
  readonly onCall: ((record: CallRecord) => void) | undefined;
}

export interface Client {
  readonly accountId: number;
  /** The parsed body, undefined when it is empty. */
  send(call: Call, options?: CallOptions): Promise<unknown>;
  /** For an object. CONTRACT documents its type; the check sees only that it is an object. */
  one<T extends object>(call: Call, options?: CallOptions): Promise<T>;
  /** For a list, bare or as `{payload: [...]}`. */
  many<T>(call: Call, options?: CallOptions): Promise<readonly T[]>;
  /** For `{meta, payload: [...]}`. */
  page<T extends { readonly payload: readonly unknown[] }>(call: Call, options?: CallOptions): Promise<T>;
}

const JSON_TYPE = { "Content-Type": "application/json" };

/** All calls to Chatwoot pass here: token, time-out, retries, breaker and redaction are in one place. */
export function createClient(parts: ClientParts): Client {
  async function checked<T>(check: (part: unknown) => part is T, call: Call, options: CallOptions = {}): Promise<T> {
    const { body, answer, facts } = await perform(parts, call, options);
    const part = dig(body, call.at);
    if (!check(part)) throw unreadableAnswer(answer, facts);
    return part;
  }
  return {
    accountId: parts.accountId,
    send: async (call, options = {}) => (await perform(parts, call, options)).body,
    one: <T extends object>(call: Call, options?: CallOptions) => checked(isRecord<T>, call, options),
    page: <T extends object>(call: Call, options?: CallOptions) => checked(isPage<T>, call, options),
    async many<T>(call: Call, options?: CallOptions) {
      const part = await checked(isList<T>, call, options);
      return "payload" in part ? part.payload : part;
    },
  };
}

interface Performed {
  readonly body: unknown;
  readonly answer: Answer;
  readonly facts: CallFacts;
}

async function perform(parts: ClientParts, call: Call, options: CallOptions): Promise<Performed> {
  const once = !(call.repeatable ?? call.method !== "POST");
  const { host, accountId } = parts;
  const timeoutMs = options.timeoutMs ?? parts.timeoutMs;
  const facts = { method: call.method, template: templateOf(call), host, accountId, timeoutMs, once };
  const record = { method: facts.method, path: facts.template, status: null as number | null, ms: 0, tries: 0 };
  const startedAt = performance.now();
  const policy = once ? { ...parts.retry, tries: 1 } : parts.retry;
  try {
    return await withRetries(
      async (tries) => {
        record.tries = tries;
        const answer = await exchange(parts, { call, facts, signal: options.signal });
        record.status = answer.status;
        return { body: bodyOf(answer, facts), answer, facts };
      },
      { policy, signal: options.signal },
    );
  } catch (error) {
    record.status = error instanceof ChatwootError ? error.status : null;
    throw error;
  } finally {
    record.ms = Math.round(performance.now() - startedAt);
    parts.log?.debug(record, "chatwoot call");
    parts.onCall?.(record);
  }
}

interface Sending {
  readonly call: Call;
  readonly facts: CallFacts;
  readonly signal: AbortSignal | undefined;
}

/** One try. Returns 2xx answers and throws for other ones. */
async function exchange(parts: ClientParts, { call, facts, signal }: Sending): Promise<Answer> {
  if (signal?.aborted) throw new Aborted(`${facts.method} ${facts.template} was given up before it was sent`);
  const outgoing = {
    method: call.method,
    url: prefixOf(call, parts.accountId) + call.path.url + queryString(call.query),
    headers: headersOf(call, parts.token),
    body: call.body instanceof FormData ? call.body : call.body && JSON.stringify(call.body),
    timeoutMs: facts.timeoutMs,
    signal: facts.once ? undefined : signal,
  };
  const sentAt = Date.now();
  const result = await parts.breaker.guard(() => parts.transport.send(outgoing));
  if (result.kind === "answer") parts.clock.observe(result.date, sentAt, Date.now());
  if (result.kind === "no_answer") throw networkError(result, facts);
  if (result.status < 200 || result.status > 299) throw answerError(result, facts);
  return result;
}

function bodyOf(answer: Answer, facts: CallFacts): unknown {
  if (answer.text === "" || answer.text === " ") return undefined;
  try {
    return JSON.parse(answer.text);
  } catch {
    throw unreadableAnswer(answer, facts);
  }
}

function prefixOf(call: Call, accountId: number): string {
  return call.scope === undefined ? `/api/v1/accounts/${accountId}` : "";
}

function templateOf(call: Call): string {
  return call.scope === undefined ? `/api/v1/accounts/:id${call.path.template}` : call.path.template;
}

function headersOf(call: Call, token: string | null): Record<string, string> {
  // Rails reads dashes and underscores alike; nginx drops headers with underscores.
  const access = token === null || call.scope === "public" ? {} : { "Api-Access-Token": token };
  return call.body === undefined || call.body instanceof FormData ? access : { ...JSON_TYPE, ...access };
}

/** The part of an answer under these keys. */
function dig(body: unknown, keys: readonly string[] = []): unknown {
  let part = body;
  for (const key of keys) part = isRecord<Record<string, unknown>>(part) ? part[key] : undefined;
  return part;
}

const isRecord = <T extends object>(part: unknown): part is T => isJsonObject(part);

const isPage = <T extends object>(part: unknown): part is T =>
  isRecord<{ payload: unknown }>(part) && Array.isArray(part.payload);

const isList = <T>(part: unknown): part is readonly T[] | { readonly payload: readonly T[] } =>
  Array.isArray(part) || isPage(part);
