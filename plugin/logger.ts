import { type DestinationStream, type Logger, pino } from "pino";

export type { Logger } from "pino";

/** Whatever may hold customer text, a person's data, a token or a prompt. One list, so that one test can hold it. */
const PRIVATE_KEYS = [
  "text",
  "content",
  "body",
  "payload",
  "prompt",
  "email",
  "phone",
  "phone_number",
  "name",
  "token",
  "access_token",
  "api_access_token",
  "secret",
  "password",
  "authorization",
  "cookie",
];

/** pino's wildcards match one level each, so the same keys are named at every depth that our fields have. */
const paths = PRIVATE_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`, `*.*.*.${key}`]);

/** Database errors repeat the row they failed on, HTTP errors the request they sent: only what explains them is kept. */
function describeError(err: unknown): unknown {
  if (!(err instanceof Error)) return { message: "a value that is not an Error was thrown" };
  const { code } = err as Error & { code?: unknown };
  const cause = err.cause === undefined ? undefined : describeError(err.cause);
  const stack = err.stack?.split("\n").slice(1, 12).join("\n");
  return { type: err.name, message: safeMessage(err), code, stack, ...(cause ? { cause } : {}) };
}

/** PostgreSQL's messages may quote values (`invalid input syntax … "…"`): quoted parts are cut out. */
function safeMessage(err: Error): string {
  const isDatabaseError = "severity" in err && "routine" in err;
  const text = isDatabaseError ? (err.message.split(" - ").at(-1) ?? "").replaceAll(/"[^"]*"/g, '"…"') : err.message;
  return text.slice(0, 500);
}

export function createLogger(options: { level: string; destination?: DestinationStream }): Logger {
  const config = {
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
    redact: { paths, censor: "[private]" },
  };
  return options.destination ? pino(config, options.destination) : pino(config);
}
