import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";

/** Schemas are constants of the prompts: each is compiled once. */
const compiled = new WeakMap<object, ValidateFunction>();
const ajv = new Ajv({ allErrors: true, strict: false });

export type Checked = { readonly value: unknown } | { readonly problem: string };

/** Finds JSON inside Markdown fences or sentences of a model. */
export function parseJson(text: string): Checked {
  const start = text.search(/[{[]/);
  const end = Math.max(text.lastIndexOf("}"), text.lastIndexOf("]"));
  try {
    return { value: JSON.parse(text.slice(Math.max(start, 0), end + 1)) };
  } catch {
    return { problem: "it is not JSON" };
  }
}

/** The problem of a value in words for its author; null when it is valid. */
export function checkAgainst(schema: object, value: unknown): string | null {
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  return validate(value) ? null : (validate.errors ?? []).slice(0, 5).map(describe).join("; ");
}

const describe = ({ instancePath, message, params }: ErrorObject): string =>
  `${instancePath || "the object"} ${message}${"additionalProperty" in params ? ` (${params.additionalProperty})` : ""}`;

export const formInstruction = (schema: object): string =>
  `Answer with one JSON object and nothing else. It must fit this JSON Schema:\n${JSON.stringify(schema)}`;
