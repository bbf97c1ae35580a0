import { Ajv } from "ajv";
import type { FromSchema } from "json-schema-to-ts";
import type { SourceText } from "../core/knowledge.ts";
import { describeErrors } from "../core/settings/schema-problems.ts";
import { RequestInvalid } from "../errors.ts";
import { LOCALES } from "../language/locale.ts";
import { parseValidUntil } from "./sources/parse-file.ts";

/** An admin's text for the API and the command line. */
export const entrySchema = {
  type: "object",
  additionalProperties: false,
  required: ["title", "text"],
  properties: {
    title: { type: "string", minLength: 1, maxLength: 300 },
    text: { type: "string", minLength: 1, maxLength: 100_000 },
    url: { type: ["string", "null"], pattern: "^https?://", maxLength: 2_000, default: null },
    locale: { type: ["string", "null"], enum: [...LOCALES, null], default: null },
    inboxes: { type: ["array", "null"], items: { type: "integer", minimum: 1 }, minItems: 1, default: null },
    valid_until: { type: ["string", "null"], default: null },
  },
} as const;

const validate = new Ajv({ allErrors: true, verbose: true, useDefaults: true, allowUnionTypes: true }).compile<
  FromSchema<typeof entrySchema>
>(entrySchema);

export function parseEntry(written: unknown): Omit<SourceText, "kind" | "key"> {
  const entry: unknown = structuredClone(written);
  if (!validate(entry)) {
    const problems = describeErrors(validate.errors ?? [], "field").map(
      ({ path, message }) => `${path || "the entry"} ${message}`,
    );
    throw new RequestInvalid(`This is no entry: ${problems.join("; ")}`);
  }
  const { title, text, url, locale, inboxes, valid_until: validUntil } = entry;
  return { title, text, url, locale, inboxIds: inboxes, validUntil: parseMoment(validUntil) };
}

function parseMoment(written: string | null): number | null {
  try {
    return parseValidUntil(written, "The entry");
  } catch (cause) {
    throw new RequestInvalid("`valid_until` must be a date like 2030-12-31", { cause });
  }
}
