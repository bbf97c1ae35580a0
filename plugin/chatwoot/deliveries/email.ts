import { isObject, type Json, listOf, objectOf, wordsOf } from "./value.ts";

const BULK: ReadonlySet<string> = new Set(["bulk", "junk", "list", "auto_reply", "auto-reply"]);

/** Written by a machine, which would answer an answer. From Chatwoot's verdict or the mail's headers (RFC 3834). */
export function isAutoReply(contentAttributes: Json): boolean {
  const email = objectOf(contentAttributes.email);
  if (email.auto_reply === true) return true;
  const headers = readHeaders(email.headers);
  const submitted = headers.get("auto-submitted");
  return (
    (submitted !== undefined && !submitted.startsWith("no")) ||
    BULK.has(headers.get("precedence") ?? "") ||
    headers.get("x-auto-response-suppress") === "all" ||
    headers.has("x-autoreply") ||
    headers.has("x-autorespond")
  );
}

function readHeaders(value: unknown): ReadonlyMap<string, string> {
  if (!isObject(value)) return new Map();
  return new Map(
    Object.entries(value).flatMap(([name, content]) => {
      const text = wordsOf(content) ?? wordsOf(listOf(content)[0]);
      return text === null ? [] : [[name.toLowerCase().replaceAll("_", "-"), text.trim().toLowerCase()]];
    }),
  );
}
