import { Ajv } from "ajv";
import type { FromSchema } from "json-schema-to-ts";
import { ConfigInvalid } from "../errors.ts";
import { parseJson } from "./labelled-file.ts";

const schema = {
  type: "array",
  minItems: 1,
  items: {
    type: "object",
    required: ["full_text", "spans"],
    properties: {
      full_text: { type: "string" },
      spans: {
        type: "array",
        items: {
          type: "object",
          required: ["entity_type", "start_position", "end_position"],
          properties: {
            entity_type: { type: "string" },
            start_position: { type: "integer" },
            end_position: { type: "integer" },
          },
        },
      },
    },
  },
} as const;

/** A text with its personal data marked, in the format of Presidio. */
export type PiiText = FromSchema<typeof schema>[number];
export type ExpectedSpan = PiiText["spans"][number];

const isPiiTexts = new Ajv().compile<readonly PiiText[]>(schema);

/** JSON `[{full_text, spans: [{entity_type, start_position, end_position}]}]`. */
export function parsePiiTexts(content: string, name: string): readonly PiiText[] {
  const parsed = parseJson(content, name);
  if (isPiiTexts(parsed)) return parsed;
  const first = isPiiTexts.errors?.[0];
  throw new ConfigInvalid(`${name} does not hold marked texts: ${first?.instancePath ?? ""} ${first?.message ?? ""}`);
}
