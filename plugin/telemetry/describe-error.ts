import { BatonError } from "../errors.ts";

const MAX_CAUSES = 5;
const MAX_FRAMES = 11;
const MAX_LENGTH = 500;

export interface DescribedError {
  readonly type?: string;
  readonly message: string;
  readonly code?: string | number;
  readonly table?: string;
  readonly constraint?: string;
  readonly stack?: string;
  readonly cause?: DescribedError;
}

/**
 * Describes an error without its data: database errors repeat the failed row, HTTP errors the request they sent, and
 * the language's own errors the invalid value.
 */
export function describeError(err: unknown, causes = 0): DescribedError {
  if (!(err instanceof Error)) return { message: "a value that is not an Error was thrown" };
  const facts: Error & { code?: unknown; table?: unknown; constraint?: unknown } = err;
  const hasCause = err.cause !== undefined && causes < MAX_CAUSES;
  return {
    type: err.name,
    message: safeMessage(err),
    ...(typeof facts.code === "string" || typeof facts.code === "number" ? { code: facts.code } : {}),
    ...(typeof facts.table === "string" ? { table: facts.table } : {}),
    ...(typeof facts.constraint === "string" ? { constraint: facts.constraint } : {}),
    stack: framesOf(err),
    ...(hasCause ? { cause: describeError(err.cause, causes + 1) } : {}),
  };
}

/** The stack begins with the message, and a message may have several lines. */
function framesOf({ stack = "" }: Error): string {
  const frames = stack.split("\n").filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line));
  return frames.slice(0, MAX_FRAMES).join("\n");
}

/** Baton's own messages are written for the log; quoted parts of other messages may be a customer's text. */
function safeMessage(err: Error): string {
  return messageOf(err)
    .replaceAll(/\S+@\S+/g, "…")
    .slice(0, MAX_LENGTH);
}

function messageOf(err: Error): string {
  if (err instanceof BatonError) return err.message;
  if (err instanceof SyntaxError) return "a text could not be read";
  if ("severity" in err && "routine" in err) return databaseMessage(err.message);
  return err.message.replace(/["'`].*$/s, "…");
}

/** knex puts the statement before the server's message, and either may hold values. */
function databaseMessage(message: string): string {
  return message.replace(/".*"/s, '"…"').split(" - ").at(-1) ?? "";
}
