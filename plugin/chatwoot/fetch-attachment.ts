import http from "node:http";
import https from "node:https";
import { isIP } from "node:net";
import axios, { AxiosError, type AxiosResponse } from "axios";
import { Aborted, ChatwootRejected, ChatwootUnavailable } from "../errors.ts";
import { ForbiddenAddress, guardedLookup } from "../net/guarded-lookup.ts";
import { isPrivateAddress } from "../net/private-address.ts";
import { type RetryOptions, retryPolicy, withRetries } from "./retry.ts";

export interface FetchAttachmentOptions {
  /** The one place that may have a private address: attachments begin at Chatwoot's own host. */
  readonly chatwootUrl: string;
  readonly maxBytes: number;
  readonly timeoutMs?: number;
  readonly retry?: RetryOptions;
  readonly signal?: AbortSignal;
}

export interface FetchedAttachment {
  readonly bytes: Buffer;
  readonly mediaType: string | null;
}

const publicLookup = guardedLookup(isPrivateAddress);
const TIMEOUT_MS = 20_000;
const MAX_REDIRECTS = 5;
/** The webhook may overtake the upload by seconds (CONTRACT 3.7). */
const RETRY: RetryOptions = { tries: 5, baseMs: 500, maxWaitMs: 5_000 };
const NOT_THERE_YET: ReadonlySet<number> = new Set([403, 404, 408, 425, 429]);

/**
 * The bytes of an attachment. Chatwoot's address redirects to the storage, on whatever host it is; no token is sent to
 * either, and nothing is fetched from a private address that a customer or a redirect might name.
 */
export async function fetchAttachment(address: string, options: FetchAttachmentOptions): Promise<FetchedAttachment> {
  const policy = retryPolicy({ ...RETRY, ...options.retry });
  const agents = {
    httpAgent: new http.Agent({ lookup: publicLookup }),
    httpsAgent: new https.Agent({ lookup: publicLookup }),
  };
  const own = { httpAgent: new http.Agent(), httpsAgent: new https.Agent() };
  try {
    return await withRetries(() => follow(address, { ...options, agents, own }), { policy, signal: options.signal });
  } finally {
    for (const agent of [...Object.values(agents), ...Object.values(own)]) agent.destroy();
  }
}

type Agents = { readonly httpAgent: http.Agent; readonly httpsAgent: https.Agent };

interface Fetching extends FetchAttachmentOptions {
  /** Refuse private addresses, also those that a name turns out to have. */
  readonly agents: Agents;
  /** For Chatwoot's own host only. */
  readonly own: Agents;
}

async function follow(address: string, fetching: Fetching): Promise<FetchedAttachment> {
  let url = parseUrl(address);
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const answer = await get(url, fetching);
    const { location } = answer.headers;
    if (answer.status < 300 || answer.status > 399) return bytesOf(answer, url);
    url = parseUrl(String(location ?? ""), url);
  }
  throw new ChatwootRejected(`The attachment at ${url.host} redirects more than ${MAX_REDIRECTS} times`);
}

async function get(url: URL, fetching: Fetching): Promise<AxiosResponse<Buffer>> {
  const { chatwootUrl, maxBytes, timeoutMs = TIMEOUT_MS, signal, agents, own } = fetching;
  const isChatwoot = url.host === new URL(chatwootUrl).host;
  const literal = url.hostname.replace(/^\[|\]$/g, "");
  if (!isChatwoot && isIP(literal) !== 0 && isPrivateAddress(literal)) throw privateAddress(url);
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    return await axios.get<Buffer>(url.href, {
      adapter: "http",
      ...(isChatwoot ? own : agents),
      // An environment's proxy would look the name up itself, and reach what is refused here.
      proxy: false,
      maxRedirects: 0,
      maxContentLength: maxBytes,
      decompress: false,
      responseType: "arraybuffer",
      headers: { Accept: "*/*", "Accept-Encoding": "identity" },
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      validateStatus: null,
    });
  } catch (error) {
    if (signal?.aborted) throw new Aborted("The attachment is not wanted any more");
    throw explain(error, { url, maxBytes });
  }
}

function bytesOf(answer: AxiosResponse<Buffer>, url: URL): FetchedAttachment {
  const { status, data, headers } = answer;
  if (status >= 200 && status <= 299) {
    const mediaType =
      String(headers["content-type"] ?? "")
        .split(";")[0]
        ?.trim() || null;
    return { bytes: Buffer.from(data), mediaType };
  }
  const sentence = `The attachment at ${url.host} answered ${status}`;
  if (NOT_THERE_YET.has(status) || status >= 500) throw new ChatwootUnavailable(sentence, { status });
  throw new ChatwootRejected(sentence, { status });
}

/** Says the host and never the address: whoever has the address has the file. */
function explain(error: unknown, { url, maxBytes }: { url: URL; maxBytes: number }): Error {
  const cause = error instanceof AxiosError ? (error.cause ?? error) : error;
  if (cause instanceof ForbiddenAddress) return privateAddress(url);
  if (error instanceof AxiosError && error.message.includes("maxContentLength")) {
    return new ChatwootRejected(`The attachment at ${url.host} is larger than ${maxBytes} bytes`);
  }
  const code = error instanceof AxiosError ? (error.code ?? "UNKNOWN") : "UNKNOWN";
  return new ChatwootUnavailable(`The attachment at ${url.host} could not be fetched (${code})`);
}

function privateAddress({ host }: URL): ChatwootRejected {
  return new ChatwootRejected(`The attachment is at ${host}, which is a private address and not Chatwoot's own host`);
}

function parseUrl(text: string, base?: URL): URL {
  const url = URL.canParse(text, base?.href) ? new URL(text, base?.href) : null;
  if (url && (url.protocol === "http:" || url.protocol === "https:")) return url;
  throw new ChatwootRejected("The attachment has no address on the web");
}
