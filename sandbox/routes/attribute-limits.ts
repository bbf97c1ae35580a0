import type { JsonObject } from "../input.ts";
import { invalidRecord } from "../refusal.ts";

const TEXT_LIMIT = 1_500;
const INTEGER_LIMIT = 9_999_999_999;

/** Conversation attributes are limited; a contact's are not. */
export function checkAttributes(attributes: JsonObject, column = "custom_attributes"): void {
  const label = column === "custom_attributes" ? "Custom attributes" : "Additional attributes";
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "string" && value.length > TEXT_LIMIT) {
      throw invalidRecord(`${label} ${key} length should be < ${TEXT_LIMIT}`, [column]);
    }
    if (typeof value === "number" && value > INTEGER_LIMIT) {
      throw invalidRecord(`${label} ${key} value should be < ${INTEGER_LIMIT}`, [column]);
    }
  }
}
