import http from "node:http";
import https from "node:https";
import { isIP } from "node:net";
import { ToolFailed } from "../errors.ts";
import { guardedLookup } from "./guarded-lookup.ts";
import { isPrivateAddress } from "./private-address.ts";

/** Where calls may go. Tests and development may reach their own machine, nobody else. */
export interface FetchPolicy {
  readonly isForbidden: (address: string) => boolean;
  readonly allowsPlainHttp: boolean;
}

export const publicPolicy: FetchPolicy = { isForbidden: isPrivateAddress, allowsPlainHttp: false };

export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly signal: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

const MAX_BYTES = 256 * 1024;

/** One request: no redirect is followed, no private address reached, no endless answer read. */
export async function sendRequest(request: HttpRequest, policy: FetchPolicy): Promise<HttpAnswer> {
  const { url } = request;
  if (url.protocol !== "https:" && !(policy.allowsPlainHttp && url.protocol === "http:")) {
    throw new ToolFailed("Only https addresses may be called");
  }
  const literal = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(literal) !== 0 && policy.isForbidden(literal)) throw new ToolFailed("This address may not be called");
  const answer = await open(request, policy);
  const { statusCode: status = 0, headers } = answer;
  if (status >= 300 && status <= 399) {
    answer.destroy();
    throw new ToolFailed("The other system redirects, which is not followed");
  }
  return { status, contentType: String(headers["content-type"] ?? ""), text: await readText(answer) };
}

function open({ method, url, headers, body, signal }: HttpRequest, policy: FetchPolicy): Promise<http.IncomingMessage> {
  const send = url.protocol === "https:" ? https.request : http.request;
  return new Promise((resolve, reject) => {
    const lookup = guardedLookup(policy.isForbidden);
    // An agent of its own: a kept connection might have been opened under another policy.
    const outgoing = send(url, { method, headers, lookup, signal, agent: false }, resolve);
    outgoing.on("error", reject);
    outgoing.end(body ?? undefined);
  });
}

async function readText(answer: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_BYTES) throw new ToolFailed("The answer of the other system is too large");
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}
