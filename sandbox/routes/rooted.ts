import { isObject, type JsonObject } from "../input.ts";
import { missingParam } from "../refusal.ts";

/** The object under a root key, without which Chatwoot refuses the request. */
export function rooted(body: JsonObject, key: string): JsonObject {
  const fields = body[key];
  if (!isObject(fields) || Object.keys(fields).length === 0) throw missingParam(key);
  return fields;
}
