import { Aborted, ChatwootRejected, ChatwootUnavailable } from "../errors.ts";
import {
  anyAddress,
  type FetchPolicy,
  type GuardedAnswer,
  publicPolicy,
  RequestRefused,
  sendGuarded,
} from "../net/guarded-request.ts";
import { type RetryOptions, retryPolicy, withRetries } from "./retry.ts";

export interface FetchAttachmentOptions {
  /** The only host that may have a private address: attachments begin at Chatwoot's own host. */
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

const TIMEOUT_MS = 20_000;
const MAX_REDIRECTS = 5;
/** The webhook may overtake the upload by seconds (CONTRACT 3.7). */
const RETRY: RetryOptions = { tries: 5, baseMs: 500, maxWaitMs: 5_000 };
const NOT_THERE_YET: ReadonlySet<number> = new Set([403, 404, 408, 425, 429]);
const HEADERS = { Accept: "*/*", "Accept-Encoding": "identity" };
const PUBLIC: FetchPolicy = { ...publicPolicy, allowsPlainHttp: true };

/**
 * The bytes of an attachment. Chatwoot's address redirects to the storage, on any host; neither host gets a token, and
 * private addresses that a customer or a redirect might name are refused.
 */
export function fetchAttachment(address: string, options: FetchAttachmentOptions): Promise<FetchedAttachment> {
  const policy = retryPolicy({ ...RETRY, ...options.retry });
  return withRetries(() => follow(address, options), { policy, signal: options.signal });
}

async function follow(address: string, options: FetchAttachmentOptions): Promise<FetchedAttachment> {
  let url = parseUrl(address);
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const answer = await get(url, options);
    if (answer.status < 300 || answer.status > 399) return fileIn(answer, url);
    url = parseUrl(answer.headers.location ?? "", url);
  }
  throw new ChatwootRejected(`The attachment at ${url.host} redirects more than ${MAX_REDIRECTS} times`);
}

async function get(url: URL, options: FetchAttachmentOptions): Promise<GuardedAnswer> {
  const { chatwootUrl, maxBytes, timeoutMs = TIMEOUT_MS, signal } = options;
  const limit = AbortSignal.timeout(timeoutMs);
  const wish = signal ? AbortSignal.any([signal, limit]) : limit;
  const policy = url.host === new URL(chatwootUrl).host ? anyAddress : PUBLIC;
  try {
    return await sendGuarded({ method: "GET", url, headers: HEADERS, body: null, maxBytes, signal: wish }, policy);
  } catch (error) {
    if (signal?.aborted) throw new Aborted("The fetch of the attachment was aborted");
    throw explain(error, { url, maxBytes });
  }
}

function fileIn({ status, headers, bytes }: GuardedAnswer, { host }: URL): FetchedAttachment {
  if (status >= 200 && status <= 299) {
    const [mediaType = ""] = (headers["content-type"] ?? "").split(";");
    return { bytes, mediaType: mediaType.trim() || null };
  }
  const sentence = `The attachment at ${host} answered ${status}`;
  if (NOT_THERE_YET.has(status) || status >= 500) throw new ChatwootUnavailable(sentence, { status });
  throw new ChatwootRejected(sentence, { status });
}

/** The error names the host and never the address: the address alone gives access to the file. */
function explain(error: unknown, { url, maxBytes }: { url: URL; maxBytes: number }): Error {
  const { host } = url;
  if (error instanceof RequestRefused) {
    return new ChatwootRejected(
      error.reason === "too_large"
        ? `The attachment at ${host} is larger than ${maxBytes} bytes`
        : `The attachment is at ${host}, which is a private address and not Chatwoot's own host`,
    );
  }
  const code = error instanceof Error && "code" in error ? String(error.code) : "UNKNOWN";
  return new ChatwootUnavailable(`The attachment at ${host} could not be fetched (${code})`);
}

function parseUrl(text: string, base?: URL): URL {
  const url = URL.canParse(text, base?.href) ? new URL(text, base?.href) : null;
  if (url && (url.protocol === "http:" || url.protocol === "https:")) return url;
  throw new ChatwootRejected("The attachment has no address on the web");
}
