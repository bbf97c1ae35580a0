import type { ErrorObject } from "ajv";
import { closest } from "../../language/closest.ts";
import { pointerTo } from "./json-pointer.ts";

export interface Problem {
  /** The exact place in the document, such as `/ladders/waiting_in_team/0/after`; the empty text is all of it. */
  readonly path: string;
  readonly message: string;
}

/** Problems found by a validator, in words for the document's author. Needs `allErrors` and `verbose`. */
export function describeErrors(errors: readonly ErrorObject[], thing = "setting"): readonly Problem[] {
  const ofWrongType = new Set(errors.filter(isTypeError).map(({ instancePath }) => instancePath));
  // Of a text where a number belongs it says nothing new that it is not one of the allowed numbers either.
  const telling = errors.filter((error) => isTypeError(error) || !ofWrongType.has(error.instancePath));
  return telling.map((error) => ({ path: placeOf(error), message: sentenceFor(error, thing) }));
}

const isTypeError = ({ keyword }: ErrorObject) => keyword === "type";

/** A missing or superfluous key has a place of its own. */
function placeOf({ keyword, instancePath, params }: ErrorObject): string {
  if (keyword === "additionalProperties") return instancePath + pointerTo(String(params.additionalProperty));
  if (keyword === "required") return instancePath + pointerTo(String(params.missingProperty));
  return instancePath;
}

function sentenceFor({ keyword, params, data, message, parentSchema }: ErrorObject, thing: string): string {
  switch (keyword) {
    case "additionalProperties":
      return `there is no such ${thing}${didYouMean(String(params.additionalProperty), namesIn(parentSchema))}`;
    case "required":
      return "is missing";
    case "type":
      return `must be ${typeWords(params.type)}, not ${nameOf(data)}`;
    case "enum": {
      const allowed: readonly string[] = params.allowedValues.map(String);
      return `must be one of ${allowed.join(", ")}${typeof data === "string" ? didYouMean(data, allowed) : ""}`;
    }
    case "pattern":
      return examplesOf(parentSchema) ?? "does not have the expected form";
    case "minimum":
      return `must be at least ${params.limit}`;
    case "maximum":
      return `must be at most ${params.limit}`;
    case "minLength":
      return params.limit === 1 ? "must not be empty" : `must have at least ${params.limit} characters`;
    case "minItems":
      return params.limit === 1 ? "must not be empty" : `must have at least ${params.limit} entries`;
    case "minProperties":
      return "must not be empty";
    case "maxProperties":
      return "must be one thing at a time";
    case "uniqueItems":
      return "says the same thing twice";
    default:
      return message ?? "is not valid";
  }
}

function didYouMean(word: string, candidates: readonly string[]): string {
  const likely = closest(word, candidates);
  return likely === undefined ? "" : `; did you mean ${likely}?`;
}

const namesIn = (schema: ErrorObject["parentSchema"]): readonly string[] => Object.keys(schema?.properties ?? {});

function examplesOf(schema: ErrorObject["parentSchema"]): string | undefined {
  const examples: unknown = schema?.examples;
  return Array.isArray(examples)
    ? `must look like ${examples.map((example) => `\`${example}\``).join(", ")}`
    : undefined;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: "a text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "a group of settings",
  null: "null",
};

const typeWords = (type: string | readonly string[]): string =>
  [type]
    .flat()
    .map((name) => TYPE_WORDS[name] ?? name)
    .join(" or ");

function nameOf(data: unknown): string {
  if (data === null) return "empty (null)";
  if (Array.isArray(data)) return "a list";
  return TYPE_WORDS[typeof data] ?? `a ${typeof data}`;
}
