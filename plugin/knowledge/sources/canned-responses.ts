import type { Chatwoot } from "../../chatwoot/chatwoot.ts";
import type { RestCannedResponse } from "../../chatwoot/resources/canned-responses.ts";
import type { SourceText } from "../../core/knowledge.ts";
import { sentencesOf } from "../../language/sentences.ts";

/** The account's canned responses that state facts. */
export async function readCannedResponses(reader: Chatwoot): Promise<readonly SourceText[]> {
  return (await reader.cannedResponses.list()).flatMap(toSource);
}

/** Leaves out sentences with placeholders, and responses that ask a question. */
function toSource({ id, short_code: title, content }: RestCannedResponse): readonly SourceText[] {
  const sentences = sentencesOf(content).filter((sentence) => !/\{\{|\{%/.test(sentence));
  if (sentences.length === 0 || sentences.some((sentence) => sentence.includes("?"))) return [];
  const about = { url: null, locale: null, inboxIds: null, validUntil: null };
  return [{ kind: "canned_response", key: String(id), title, text: sentences.join("\n"), ...about }];
}
