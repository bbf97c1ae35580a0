import type { ServerResponse } from "node:http";
import { BatonError, Conflict, type ErrorCode, SettingsInvalid, TooManyAttempts } from "../errors.ts";
import type { Logger } from "../telemetry/logger.ts";

/** Chatwoot retries only after 429 and 500, so an unavailable store answers 500, not 503. */
const STATUS: Partial<Record<ErrorCode, number>> = {
  signature_invalid: 401,
  delivery_invalid: 400,
  delivery_too_large: 413,
  request_timeout: 408,
  not_found: 404,
  store_unavailable: 500,
  request_invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  conflict: 409,
  settings_invalid: 422,
  too_many_attempts: 429,
  token_uncheckable: 503,
};

interface Answer {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** Details for a program. */
  readonly details?: Readonly<Record<string, unknown>>;
}

export type AnswerError = (error: unknown, response: ServerResponse) => void;

/** Answers every error with a code and a sentence. Internal details stay in the log. */
export function errorAnswerer(options: { log: Logger; onRefused: (code: string) => void }): AnswerError {
  return (error, response) => {
    // The client has gone. The break of the connection was counted already.
    if (isBodyError(error) && error.type === "request.aborted") {
      response.destroy();
      return;
    }
    const answer = answerTo(error);
    options.onRefused(answer.code);
    if (answer.status >= 500) options.log.error({ err: error, code: answer.code }, "request failed");
    if (response.headersSent) {
      response.destroy();
      return;
    }
    // The unread rest of the body must not be parsed as the next request.
    if (answer.status === 413 || answer.status === 408) response.setHeader("connection", "close");
    if (answer.status === 401) response.setHeader("www-authenticate", "Bearer");
    if (error instanceof TooManyAttempts) {
      response.setHeader("retry-after", Math.ceil(error.retryAfterMs / 1000));
    }
    const body = JSON.stringify({ error: { code: answer.code, message: answer.message, ...answer.details } });
    response.writeHead(answer.status, {
      "content-type": "application/json; charset=utf-8",
      "content-length": Buffer.byteLength(body),
    });
    response.end(body);
  };
}

function answerTo(error: unknown): Answer {
  if (error instanceof BatonError) {
    const status = STATUS[error.code];
    if (status) return { status, code: error.code, message: error.message, details: detailsOf(error) };
  }
  if (error instanceof URIError)
    return { status: 400, code: "delivery_invalid", message: "The address of this request is not well-formed" };
  return (isBodyError(error) && bodyAnswer(error)) || internal;
}

function detailsOf(error: BatonError): Readonly<Record<string, unknown>> {
  if (error instanceof Conflict) return { version: error.currentVersion };
  return error instanceof SettingsInvalid ? { problems: error.problems } : {};
}

const internal: Answer = {
  status: 500,
  code: "internal",
  message: "Baton could not handle this request; its log says why",
};

interface BodyError {
  readonly type: string;
  /** The limit in bytes, for a body that is too large. */
  readonly limit?: unknown;
}

const isBodyError = (error: unknown): error is BodyError =>
  typeof error === "object" && error !== null && "type" in error && typeof error.type === "string";

/** The answer to an error of express.raw or of `readBody`. */
function bodyAnswer({ type, limit }: BodyError): Answer | undefined {
  switch (type) {
    case "entity.too.large":
      return { status: 413, code: "delivery_too_large", message: `The body is larger than ${sizeWords(limit)}` };
    case "encoding.unsupported":
      return { status: 415, code: "delivery_invalid", message: "Send the body without a content encoding" };
    case "request.size.invalid":
      return { status: 400, code: "delivery_invalid", message: "The body ended before its Content-Length" };
    default:
      return undefined;
  }
}

const KIB = 1024;

const sizeWords = (bytes: unknown): string =>
  typeof bytes !== "number" || bytes >= KIB * KIB ? `${Number(bytes) / KIB / KIB} MiB` : `${bytes / KIB} KiB`;
