import type { IncomingMessage } from "node:http";
import { isObject, type JsonObject } from "../input.ts";
import type { Upload } from "./route.ts";

const LIMIT_BYTES = 60 * 1024 * 1024;

type RequestData = { readonly body: JsonObject; readonly uploads: readonly Upload[]; readonly problem?: number };

const EMPTY: RequestData = { body: {}, uploads: [] };

/** Reads JSON, form and multipart bodies as Rails does; `problem` is the status for one it could not read. */
export async function readRequest(request: IncomingMessage): Promise<RequestData> {
  const type = request.headers["content-type"] ?? "";
  try {
    const bytes = await readBytes(request);
    if (bytes === undefined) return { ...EMPTY, problem: 413 };
    if (bytes.length === 0) return EMPTY;
    if (type.startsWith("multipart/form-data")) return await readMultipart(bytes, type);
    if (type.startsWith("application/x-www-form-urlencoded")) {
      return { body: nested(new URLSearchParams(bytes.toString("utf8"))), uploads: [] };
    }
    if (!type.includes("json")) return EMPTY;
    const parsed: unknown = JSON.parse(bytes.toString("utf8"));
    return { body: isObject(parsed) ? parsed : {}, uploads: [] };
  } catch {
    return { ...EMPTY, problem: 400 };
  }
}

async function readBytes(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size <= LIMIT_BYTES) chunks.push(chunk);
  }
  return size > LIMIT_BYTES ? undefined : Buffer.concat(chunks);
}

async function readMultipart(bytes: Buffer, type: string): Promise<RequestData> {
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
  const texts: [string, string][] = [];
  const uploads: Upload[] = [];
  for (const [name, value] of form) {
    if (typeof value === "string") texts.push([name, value]);
    else {
      const content = Buffer.from(await value.arrayBuffer());
      uploads.push({ name, fileName: value.name, type: value.type || "application/octet-stream", bytes: content });
    }
  }
  return { body: nested(texts), uploads };
}

/** `contact[name]=x` and `labels[]=y` as objects and lists. */
export function nested(pairs: Iterable<[string, string]>): JsonObject {
  const root: JsonObject = {};
  for (const [name, value] of pairs) {
    const [first = "", ...rest] = name.split("[").map((part) => part.replace(/\]$/, ""));
    if ([first, ...rest].includes("__proto__")) continue;
    place(root, [first, ...rest], value);
  }
  return root;
}

function place(target: JsonObject, [key = "", ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    target[key] = value;
  } else if (rest[0] === "") {
    const list = target[key];
    if (Array.isArray(list)) list.push(value);
    else target[key] = [value];
  } else {
    const inner = target[key];
    const next: JsonObject = isObject(inner) ? inner : {};
    target[key] = next;
    place(next, rest, value);
  }
}
