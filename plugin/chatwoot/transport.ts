import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from "node:http";
import https from "node:https";
import type { Socket } from "node:net";
import axios, { AxiosError, type AxiosInstance } from "axios";

export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | FormData | undefined;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

export interface Answer {
  readonly kind: "answer";
  readonly status: number;
  readonly retryAfter: unknown;
  readonly location: unknown;
  /** The `Date` header, for the clock. */
  readonly date: unknown;
  readonly text: string;
}

/** No complete answer. When `connected` is false, Chatwoot cannot have seen the call. */
export interface NoAnswer {
  readonly kind: "no_answer";
  readonly connected: boolean;
  readonly cause: "timeout" | "aborted" | "network";
  readonly code: string;
  readonly detail: string;
}

export type Exchange = Answer | NoAnswer;

export interface Transport {
  send(outgoing: Outgoing): Promise<Exchange>;
  close(): void;
}

const MAX_SOCKETS = 128;
/** Below the idle time of Puma, nginx and Node: a socket that Chatwoot has just closed turns a send into "unknown". */
const IDLE_SOCKET_MS = 4_000;
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** The one axios instance of a connection. Bodies go in and out as text: the client parses them. */
export function createTransport(baseUrl: string, userAgent: string): Transport {
  const pool = { keepAlive: true, maxSockets: MAX_SOCKETS, timeout: IDLE_SOCKET_MS };
  const httpAgent = new http.Agent(pool);
  const httpsAgent = new https.Agent(pool);
  const instance = axios.create({
    baseURL: baseUrl,
    adapter: "http",
    httpAgent,
    httpsAgent,
    headers: { common: { Accept: "application/json", "User-Agent": userAgent } },
    // A followed redirect would carry the token to another host, and turn a POST into a GET.
    maxRedirects: 0,
    maxContentLength: MAX_ANSWER_BYTES,
    responseType: "text",
    transformRequest: [],
    transformResponse: [],
    validateStatus: null,
  });
  return {
    send: (outgoing) => exchange(instance, outgoing),
    close() {
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
}

async function exchange(instance: AxiosInstance, outgoing: Outgoing): Promise<Exchange> {
  const watch = watchConnection();
  const stop = new AbortController();
  let cause: NoAnswer["cause"] = "network";
  const give = (reason: NoAnswer["cause"]) => () => {
    cause = reason;
    stop.abort();
  };
  // One deadline for the whole call: axios' own time-out restarts with each byte of a slow body.
  const timer = setTimeout(give("timeout"), outgoing.timeoutMs);
  const onAbort = give("aborted");
  outgoing.signal?.addEventListener("abort", onAbort, { once: true });
  try {
    const { method, url, headers, body: data } = outgoing;
    const answer = await instance.request<unknown>({
      method,
      url,
      headers,
      data,
      transport: watch,
      signal: stop.signal,
    });
    const { "retry-after": retryAfter, location, date } = answer.headers;
    return { kind: "answer", status: answer.status, retryAfter, location, date, text: String(answer.data ?? "") };
  } catch (error) {
    return { kind: "no_answer", connected: watch.connected, cause, ...explain(error) };
  } finally {
    clearTimeout(timer);
    outgoing.signal?.removeEventListener("abort", onAbort);
  }
}

/** A call that never connected may be sent again safely. */
function watchConnection() {
  const watch = {
    connected: false,
    request(options: RequestOptions, onAnswer: (answer: IncomingMessage) => void): ClientRequest {
      const secure = options.protocol === "https:";
      const request = (secure ? https : http).request(options, onAnswer);
      request.once("socket", (socket: Socket) => {
        if (!socket.connecting) watch.connected = true;
        else
          socket.once(secure ? "secureConnect" : "connect", () => {
            watch.connected = true;
          });
      });
      return request;
    },
  };
  return watch;
}

/** Facts only: an axios error carries the token and the body in its config and must not be passed on. */
function explain(error: unknown): { code: string; detail: string } {
  if (!(error instanceof AxiosError)) return { code: "UNKNOWN", detail: error instanceof Error ? error.name : "" };
  return { code: error.code ?? "UNKNOWN", detail: error.message };
}
