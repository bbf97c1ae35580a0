import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";

/** Schemas are constants of the prompts: each is compiled once. */
const compiled = new WeakMap<object, ValidateFunction>();
const ajv = new Ajv({ allErrors: true, strict: false });

export type Checked = { readonly value: unknown } | { readonly problem: string };

/** JSON in whatever a model wraps it, Markdown fences and polite sentences included. */
export function parseJson(text: string): Checked {
  const start = text.search(/[{[]/);
  const end = Math.max(text.lastIndexOf("}"), text.lastIndexOf("]"));
  try {
    return { value: JSON.parse(text.slice(Math.max(start, 0), end + 1)) };
  } catch {
    return { problem: "it is not JSON" };
  }
}

/** What is wrong with a value, in words for whoever wrote it; null: nothing. */
export function checkAgainst(schema: object, value: unknown): string | null {
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  return validate(value) ? null : (validate.errors ?? []).slice(0, 5).map(describe).join("; ");
}

const describe = ({ instancePath, message, params }: ErrorObject): string =>
  `${instancePath || "the object"} ${message}${"additionalProperty" in params ? ` (${params.additionalProperty})` : ""}`;

export const formInstruction = (schema: object): string =>
  `Answer with one JSON object and nothing else. It must fit this JSON Schema:\n${JSON.stringify(schema)}`;
