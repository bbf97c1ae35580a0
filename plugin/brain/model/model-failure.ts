import { parseRetryAfterMs } from "@langchain/core/utils/async_caller";
import { APIConnectionError, APIError } from "openai";
import { Aborted, BatonError, ModelUnavailable } from "../../errors.ts";

/** The request is too long, holds something that this model does not accept, or names a model that does not exist. */
const WRONG_REQUEST: ReadonlySet<number> = new Set([400, 404, 413, 422]);

interface Circumstances {
  readonly provider: string;
  readonly signal: AbortSignal;
}

/** The error for a failed request. Its text names the provider and the status, never the question or the answer. */
export function modelFailure(error: unknown, { provider, signal }: Circumstances): BatonError {
  if (signal.aborted) return abortOf(signal);
  const known = [error, error instanceof Error ? error.cause : undefined].find((one) => one instanceof BatonError);
  if (known) return known;
  const status = statusOf(error);
  if (status !== null) return refusedRequest(error, { provider, status });
  if (error instanceof APIConnectionError) {
    return new ModelUnavailable(`${provider}: no connection; check the base URL and the network`, {
      isPassing: true,
      cause: error,
    });
  }
  if (error instanceof TypeError && error.cause !== undefined) {
    const facts = { isPassing: true, mayCost: true, cause: error };
    return new ModelUnavailable(`${provider}: the connection broke in the middle of the answer`, facts);
  }
  return new ModelUnavailable(`${provider}: the answer could not be read`, { mayCost: true, cause: error });
}

/** The abort reason says whether the answer is no longer wanted or the time is up. */
export function abortOf(signal: AbortSignal): BatonError {
  if (signal.reason instanceof BatonError) return signal.reason;
  return new Aborted("The answer of the model is not wanted any more");
}

function refusedRequest(error: unknown, { provider, status }: { provider: string; status: number }): ModelUnavailable {
  const isPassing = status === 429 || status === 408 || status >= 500;
  const retryAfterMs = parseRetryAfterMs(headerOf(error, "retry-after"));
  const isQuota = error instanceof APIError && error.code === "insufficient_quota";
  return new ModelUnavailable(`${provider}: ${adviceFor(status)}`, {
    isPassing: isPassing && !isQuota,
    sparesProvider: WRONG_REQUEST.has(status),
    status,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

function adviceFor(status: number): string {
  if (status === 401 || status === 403) return `answered ${status}; check the API key`;
  if (status === 404) return "answered 404; check the name of the model and the base URL";
  return `answered ${status}`;
}

function statusOf(error: unknown): number | null {
  const status = typeof error === "object" && error !== null && "status" in error ? error.status : null;
  return typeof status === "number" ? status : null;
}

const headerOf = (error: unknown, name: string): string | null =>
  error instanceof APIError ? (error.headers?.get(name) ?? null) : null;
