import * as http from "node:http";
import * as https from "node:https";

type PostRequest = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
  readonly followRedirects: boolean;
};

export type Poster = {
  /** The status of the answer; rejects when there is none. */
  post(request: PostRequest): Promise<number>;
  stop(): void;
};

const REDIRECT_LIMIT = 10;
/** Shorter than any server's keep-alive, so that a reused connection is never one the other side is closing. */
const IDLE_MS = 1_000;

export function createPoster(): Poster {
  const plain = new http.Agent({ keepAlive: true, timeout: IDLE_MS });
  const tls = new https.Agent({ keepAlive: true, timeout: IDLE_MS });
  const inFlight = new Set<http.ClientRequest>();

  function open(request: PostRequest, onAnswer: (response: http.IncomingMessage) => void): http.ClientRequest {
    const target = new URL(request.url);
    const isTls = target.protocol === "https:";
    const headers = { ...request.headers, "Content-Length": Buffer.byteLength(request.body) };
    const options = { method: "POST", agent: isTls ? tls : plain, headers, timeout: request.timeoutMs };
    const opened = (isTls ? https : http).request(target, options, onAnswer);
    inFlight.add(opened);
    opened.on("close", () => inFlight.delete(opened));
    return opened;
  }

  return {
    post: (request) => postFollowing(open, request, 0),
    stop() {
      for (const request of inFlight) request.destroy(new Error("the sandbox is stopping"));
      plain.destroy();
      tls.destroy();
    },
  };
}

type Open = (request: PostRequest, onAnswer: (response: http.IncomingMessage) => void) => http.ClientRequest;

async function postFollowing(open: Open, request: PostRequest, redirects: number): Promise<number> {
  const { status, location } = await postOnce(open, request);
  const isRedirect = status >= 300 && status < 400 && location !== undefined;
  if (!isRedirect || !request.followRedirects) return status;
  if (redirects >= REDIRECT_LIMIT) throw new Error("too many redirects");
  return postFollowing(open, { ...request, url: new URL(location, request.url).href }, redirects + 1);
}

function postOnce(open: Open, request: PostRequest): Promise<{ status: number; location: string | undefined }> {
  return new Promise((resolve, reject) => {
    const opened = open(request, (response) => {
      response.resume();
      response.on("end", () => resolve({ status: response.statusCode ?? 0, location: response.headers.location }));
      response.on("error", reject);
    });
    opened.on("timeout", () => opened.destroy(new Error(`no answer within ${request.timeoutMs} ms`)));
    opened.on("error", reject);
    opened.end(request.body);
  });
}
