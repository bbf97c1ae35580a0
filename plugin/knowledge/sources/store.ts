import { createHash } from "node:crypto";
import type { SourceText } from "../../core/knowledge.ts";
import type { NewChunk, SourceWrite } from "../../db/knowledge/knowledge-store.ts";
import { analyse, lengthOf, writeAnalysis } from "../analysis.ts";
import { type Chunk, chunksOf } from "../chunks.ts";
import { TERMS_VERSION } from "../terms.ts";

/** Raise it when the splitting of texts changes: the next synchronisation then stores every text again. */
const CHUNKS_VERSION = 1;

/** Changes with the source and with the way that texts are split. */
export function hashOf(source: SourceText): string {
  const { title, text, url, locale, inboxIds, validUntil } = source;
  const said = JSON.stringify([TERMS_VERSION, CHUNKS_VERSION, title, text, url, locale, inboxIds, validUntil]);
  return createHash("sha256").update(said).digest("hex");
}

/** A source with its chunks, as it is stored. */
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

/** The text without links and addresses: questions do not contain their words. */
function readableText(markdown: string): string {
  return markdown.replace(LINK, "$1").replace(ADDRESS, " ");
}
