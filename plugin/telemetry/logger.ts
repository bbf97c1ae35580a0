import {
  type Bindings,
  type ChildLoggerOptions,
  type DestinationStream,
  type Logger,
  type LoggerOptions,
  pino,
} from "pino";
import { describeError } from "./describe-error.ts";

export type { Logger } from "pino";

/** Endings of field names that may hold customer text, personal data, a token or a prompt. One list for all lines. */
const PRIVATE = new RegExp(
  `(${[
    "text|content|body|data|params|payload|prompt|message|summary|instruction|recap|subject",
    "name|email|phone|phonenumber|identifier|attribute|address",
    "token|secret|password|authorization|cookie|header|apikey",
  ].join("|")})s?$`,
  "i",
);

const CENSOR = "[private]";
/** Deeper than any useful fact; it also ends circular objects. */
const MAX_DEPTH = 10;

/** A plural field with a number is a count. */
const isPrivate = (key: string, value: unknown) =>
  PRIVATE.test(key.replaceAll(/[_-]/g, "")) && !(typeof value === "number" && key.endsWith("s"));

function redactFields(fields: object, depth = 0): Record<string, unknown> {
  const entries = Object.entries(fields).map(([key, value]) => [key, redactField(key, value, depth)] as const);
  return Object.fromEntries(entries);
}

function redactField(key: string, value: unknown, depth: number): unknown {
  if (key === "err") return describeError(value);
  return isPrivate(key, value) ? CENSOR : redactValue(value, depth);
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (value instanceof Error) return describeError(value);
  if (depth >= MAX_DEPTH || ArrayBuffer.isView(value)) return CENSOR;
  if (Array.isArray(value)) return value.map((item) => redactValue(item, depth + 1));
  return redactFields(value, depth + 1);
}

const options: LoggerOptions = {
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { log: redactFields },
  // Described already, with the other fields of the line.
  serializers: { err: (described: unknown) => described },
  hooks: {
    /** Without a message of its own, pino would print the error's message, which is not redacted. */
    logMethod([fields, ...words], write) {
      if (typeof fields !== "object" || fields === null) return write.apply(this, [fields, ...words]);
      const [message = "no message", ...rest] = words;
      return write.apply(this, [fields instanceof Error ? { err: fields } : fields, message, ...rest]);
    },
  },
};

export function createLogger({ level, destination }: { level: string; destination?: DestinationStream }): Logger {
  const log = destination ? pino({ ...options, level }, destination) : pino({ ...options, level });
  const { child } = log;
  // pino redacts the fields of a line, but not the fields of a child logger.
  return Object.assign(log, {
    child(this: Logger, carried: Bindings, childOptions?: ChildLoggerOptions): Logger {
      return Reflect.apply(child, this, [redactFields(carried), childOptions]);
    },
  });
}
