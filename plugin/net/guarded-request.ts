import http from "node:http";
import https from "node:https";
import { isIP } from "node:net";
import { ForbiddenAddress, guardedLookup } from "./guarded-lookup.ts";
import { isPrivateAddress } from "./private-address.ts";

/** Policy for addresses. Tests and development may reach their own machine. */
export interface FetchPolicy {
  readonly isForbidden: (address: string) => boolean;
  readonly allowsPlainHttp: boolean;
}

export const publicPolicy: FetchPolicy = { isForbidden: isPrivateAddress, allowsPlainHttp: false };
/** For addresses that an operator configured. */
export const anyAddress: FetchPolicy = { isForbidden: () => false, allowsPlainHttp: true };

export interface GuardedRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

export interface GuardedAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly bytes: Buffer;
}

/** Refused by the guard, not by the other side. */
export class RequestRefused extends Error {
  readonly reason: "plain_http" | "private_address" | "too_large";

  constructor(reason: RequestRefused["reason"]) {
    super(REASONS[reason]);
    this.reason = reason;
  }
}

const REASONS = {
  plain_http: "Only https addresses may be called",
  private_address: "This address may not be called",
  too_large: "The answer of the other system is too large",
} as const;

/** One request: follows no redirect, reaches no forbidden address and bounds the answer. */
export async function sendGuarded(request: GuardedRequest, policy: FetchPolicy): Promise<GuardedAnswer> {
  const { protocol, hostname } = request.url;
  if (protocol !== "https:" && !(policy.allowsPlainHttp && protocol === "http:"))
    throw new RequestRefused("plain_http");
  const literal = hostname.replace(/^\[|\]$/g, "");
  if (isIP(literal) !== 0 && policy.isForbidden(literal)) throw new RequestRefused("private_address");
  const answer = await open(request, policy).catch((error: unknown) => {
    throw error instanceof ForbiddenAddress ? new RequestRefused("private_address") : error;
  });
  const { statusCode: status = 0, headers } = answer;
  return { status, headers, bytes: await readBytes(answer, request.maxBytes) };
}

function open(request: GuardedRequest, policy: FetchPolicy): Promise<http.IncomingMessage> {
  const { method, url, headers, body, signal } = request;
  const send = url.protocol === "https:" ? https.request : http.request;
  return new Promise((resolve, reject) => {
    const lookup = guardedLookup(policy.isForbidden);
    // An agent of its own: a kept connection might have been opened under another policy.
    const outgoing = send(url, { method, headers, lookup, signal, agent: false }, resolve);
    outgoing.on("error", reject);
    outgoing.end(body ?? undefined);
  });
}

async function readBytes(answer: http.IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBytes) throw new RequestRefused("too_large");
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
