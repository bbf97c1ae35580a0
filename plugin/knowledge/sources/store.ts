import { createHash } from "node:crypto";
import type { SourceText } from "../../core/knowledge.ts";
import type { NewChunk, SourceWrite } from "../../db/knowledge/knowledge-store.ts";
import { analyse, lengthOf, writeAnalysis } from "../analysis.ts";
import { type Chunk, chunksOf } from "../chunks.ts";
import { TERMS_VERSION } from "../terms.ts";

/** Changes with how texts are taken apart: everything is then stored anew at the next synchronisation. */
const CHUNKS_VERSION = 1;

/** Differs when something was written differently or would be taken apart differently. */
export function hashOf(source: SourceText): string {
  const { title, text, url, locale, inboxIds, validUntil } = source;
  const said = JSON.stringify([TERMS_VERSION, CHUNKS_VERSION, title, text, url, locale, inboxIds, validUntil]);
  return createHash("sha256").update(said).digest("hex");
}

/** A source as it is stored, ready to be found. */
export function prepareSource(source: SourceText): SourceWrite {
  return { source, hash: hashOf(source), chunks: chunksOf(source).map(prepareChunk) };
}

function prepareChunk({ title, text }: Chunk): NewChunk {
  const analysis = analyse({ title, text: readableText(text) });
  const terms = [...new Set([...analysis.title, ...analysis.sentences.flat()])];
  return { title, text, analysis: writeAnalysis(analysis), terms, length: lengthOf(analysis) };
}

const LINK = /!?\[([^\]]*)\]\([^)\s]*(?:\s+"[^"]*")?\)/g;
const ADDRESS = /<?https?:\/\/\S+>?/g;

/** Nobody asks with the words of an address. */
function readableText(markdown: string): string {
  return markdown.replace(LINK, "$1").replace(ADDRESS, " ");
}
