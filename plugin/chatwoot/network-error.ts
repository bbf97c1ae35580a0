import { Aborted, type BatonError, ChatwootUnavailable } from "../errors.ts";
import type { NoAnswer } from "./transport.ts";

/** The facts of a call that an error may name. */
export interface CallFacts {
  readonly method: string;
  /** With `:id` instead of ids. */
  readonly template: string;
  readonly host: string;
  readonly accountId: number;
  readonly timeoutMs: number;
  /** True when a repeated call would create a second record. */
  readonly once: boolean;
}

const CERTIFICATE_CODES = /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER))/;

/** The error for a call without an answer, in words that an administrator can act on. */
export function networkError(failure: NoAnswer, facts: CallFacts): BatonError {
  if (failure.cause === "aborted") return new Aborted(`${facts.method} ${facts.template} was given up`);
  return new ChatwootUnavailable(failure.connected ? broken(failure, facts) : unreachable(failure, facts), {
    outcome: failure.connected ? "unknown" : "not_done",
    cause: new Error(`${failure.code}: ${failure.detail}`),
  });
}

function unreachable({ code, cause }: NoAnswer, { host, timeoutMs }: CallFacts): string {
  if (cause === "timeout")
    return `No connection to ${host} within ${timeoutMs} ms: is a firewall or a proxy in between?`;
  if (code === "ECONNREFUSED") return `Nothing listens at ${host}: start Chatwoot, or correct CHATWOOT_BASE_URL`;
  if (code === "ENOTFOUND") return `There is no host named ${host}: correct CHATWOOT_BASE_URL`;
  if (code === "EAI_AGAIN") return `The name of ${host} could not be looked up: check the DNS of this machine`;
  if (code === "EPROTO") return `${host} does not speak TLS: use http:// in CHATWOOT_BASE_URL, or another port`;
  if (CERTIFICATE_CODES.test(code)) {
    return `The certificate of ${host} is not trusted (${code}): renew it, or name your CA in NODE_EXTRA_CA_CERTS`;
  }
  return `No connection to ${host} (${code}): check CHATWOOT_BASE_URL and the network`;
}

function broken({ code, cause }: NoAnswer, { host, method, template, timeoutMs }: CallFacts): string {
  if (cause === "timeout") return `${host} did not answer ${method} ${template} within ${timeoutMs} ms`;
  return `${host} broke the connection during ${method} ${template} (${code})`;
}
