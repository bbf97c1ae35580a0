import * as http from "node:http";
import * as https from "node:https";

export type PostRequest = {
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
  const agents = {
    plain: new http.Agent({ keepAlive: true, timeout: IDLE_MS }),
    tls: new https.Agent({ keepAlive: true, timeout: IDLE_MS }),
  };
  const inFlight = new Set<http.ClientRequest>();

  async function post(request: PostRequest, redirects = 0): Promise<number> {
    const { status, location } = await once(request);
    const isRedirect = status >= 300 && status < 400 && location !== undefined;
    if (!isRedirect || !request.followRedirects) return status;
    if (redirects >= REDIRECT_LIMIT) throw new Error("too many redirects");
    return post({ ...request, url: new URL(location, request.url).href }, redirects + 1);
  }

  function once({ url, headers, body, timeoutMs }: PostRequest): Promise<{ status: number; location?: string }> {
    return new Promise((resolve, reject) => {
      const target = new URL(url);
      const isTls = target.protocol === "https:";
      const options = {
        method: "POST",
        agent: isTls ? agents.tls : agents.plain,
        headers: { ...headers, "Content-Length": Buffer.byteLength(body) },
        timeout: timeoutMs,
      };
      const request = (isTls ? https : http).request(target, options, (response) => {
        response.resume();
        response.on("end", () => {
          const { location } = response.headers;
          resolve({ status: response.statusCode ?? 0, ...(location === undefined ? {} : { location }) });
        });
        response.on("error", reject);
      });
      inFlight.add(request);
      request.on("timeout", () => request.destroy(new Error(`no answer within ${timeoutMs} ms`)));
      request.on("error", reject);
      request.on("close", () => inFlight.delete(request));
      request.end(body);
    });
  }

  return {
    post,
    stop() {
      for (const request of inFlight) request.destroy(new Error("the sandbox is stopping"));
      agents.plain.destroy();
      agents.tls.destroy();
    },
  };
}
