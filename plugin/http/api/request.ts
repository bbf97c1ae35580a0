import type { Request } from "express";
import { isJsonObject, type JsonObject } from "../../core/json.ts";
import { NotFound, RequestInvalid } from "../../errors.ts";
import { parseBody } from "../parse-body.ts";

/** PostgreSQL accepts no larger id. */
const MAX_ID = Number.MAX_SAFE_INTEGER;
export const MAX_VERSION = 2_147_483_647;

export function parameter(request: Request, name: string): string {
  const value = request.params[name];
  return typeof value === "string" ? value : "";
}

export function idParameter(request: Request, name: string): number {
  const value = parameter(request, name);
  const id = Number(value);
  if (/^\d+$/.test(value) && id <= MAX_ID) return id;
  throw new NotFound(`There is no ${name} ${value}`);
}

export function versionParameter(request: Request, name: string): number {
  const version = idParameter(request, name);
  if (version <= MAX_VERSION) return version;
  throw new NotFound(`There is no ${name} ${version}`);
}

export function queryText(request: Request, name: string): string | undefined {
  const value = request.query[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A whole number from 1 to `most`. */
export function queryCount(request: Request, name: string, most: number): number | undefined {
  const value = queryText(request, name);
  if (value === undefined) return undefined;
  if (/^\d{1,10}$/.test(value) && Number(value) >= 1 && Number(value) <= most) return Number(value);
  throw new RequestInvalid(`\`${name}\` must be a number from 1 to ${most}`);
}

export function readBody(request: Request): JsonObject {
  const body = parseBody(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
  if (isJsonObject(body)) return body;
  throw new RequestInvalid("The body must be a JSON object");
}

/** The version that the sender changed, from `If-Match` or the body. It is required, so that a change overwrites no other change. */
export function expectedVersion(request: Request, body: JsonObject): number {
  const header = /^(?:W\/)?"(\d{1,9})"$/.exec(request.get("if-match") ?? "")?.[1];
  const { version } = body;
  const inBody = typeof version === "number" && Number.isInteger(version) && version >= 0 ? version : undefined;
  if (request.get("if-match") !== undefined && header === undefined) {
    throw new RequestInvalid('If-Match must be the ETag of the settings you read, such as "4"');
  }
  if (version !== undefined && inBody === undefined) throw new RequestInvalid("`version` must be a whole number");
  const expected = header === undefined ? inBody : Number(header);
  if (expected === undefined) {
    throw new RequestInvalid("Say which version you changed: `version` in the body, or the ETag as If-Match");
  }
  if (inBody !== undefined && inBody !== expected)
    throw new RequestInvalid("If-Match and version contradict each other");
  return expected;
}

/** A time for the body of an answer. */
export const isoTime = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
