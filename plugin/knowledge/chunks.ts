import { sentencesOf } from "../language/sentences.ts";

/** A piece of a text, small enough to be an answer. */
export interface Chunk {
  /** The headings above it, from the outside in. */
  readonly title: string;
  readonly text: string;
}

/** Paragraphs under one heading are joined up to this size. */
const TARGET_CHARS = 1_000;
/** A longer paragraph is split. */
const MAX_CHARS = 1_400;
const PATH_SIGN = " › ";

const HEADING = /^ {0,3}(#{1,6})\s+(.+?)\s*#*\s*$/;
const FENCE = /^ {0,3}(```|~~~)/;
const TABLE_RULE = /^\s*\|?[\s:|-]*-[\s:|-]*\|[\s:|-]*$/;

/** Splits a Markdown text at its headings. Every piece has its headings as the title. */
export function chunksOf({ title, text }: { readonly title: string; readonly text: string }): readonly Chunk[] {
  return sectionsOf(text).flatMap(({ path, body }) => {
    const heading = joinPath([title, ...path]);
    return pack(body.flatMap(splitBlock)).map((piece) => ({ title: heading, text: piece }));
  });
}

interface Section {
  readonly path: readonly string[];
  /** Blocks that blank lines divide: paragraphs, lists, tables. */
  readonly body: readonly string[];
}

function sectionsOf(text: string): readonly Section[] {
  const sections: { path: readonly string[]; lines: string[] }[] = [{ path: [], lines: [] }];
  const path: string[] = [];
  let isCode = false;
  for (const line of text.replaceAll("\r\n", "\n").split("\n")) {
    if (FENCE.test(line)) isCode = !isCode;
    const [, signs, words] = isCode ? [] : (HEADING.exec(line) ?? []);
    if (signs === undefined || words === undefined) {
      sections.at(-1)?.lines.push(line);
      continue;
    }
    path.length = Math.min(path.length, signs.length - 1);
    while (path.length < signs.length - 1) path.push("");
    path.push(words);
    sections.push({ path: [...path], lines: [] });
  }
  return sections.map((section) => ({ path: section.path, body: blocksOf(section.lines) }));
}

function blocksOf(lines: readonly string[]): readonly string[] {
  const blocks = lines.join("\n").split(/\n\s*\n/);
  return blocks.map((block) => block.replace(/^\n+|\s+$/g, "")).filter((block) => block.trim() !== "");
}

/** Joins headings, and drops one that repeats the heading above it, as the first heading of a page often does. */
function joinPath(path: readonly string[]): string {
  const said = path.map((part) => part.replace(/[*_`]/g, "").trim()).filter((part) => part !== "");
  return said.filter((part, index) => part.toLowerCase() !== said[index - 1]?.toLowerCase()).join(PATH_SIGN);
}

function pack(pieces: readonly string[]): readonly string[] {
  const packed: string[] = [];
  for (const piece of pieces.filter((one) => one.trim() !== "")) {
    const last = packed.at(-1);
    if (last !== undefined && last.length + piece.length + 2 <= TARGET_CHARS)
      packed[packed.length - 1] = `${last}\n\n${piece}`;
    else packed.push(piece);
  }
  return packed;
}

function splitBlock(block: string): readonly string[] {
  if (block.length <= MAX_CHARS) return [block];
  const lines = block.split("\n");
  if (lines.length === 1) return gather(sentencesOf(block).flatMap(cut), " ");
  const isTable = lines.length > 2 && TABLE_RULE.test(lines[1] ?? "");
  if (!isTable) return gather(lines.flatMap(splitBlock), "\n");
  // Every part repeats the column names: cells mean nothing without them.
  const [names = "", rule = "", ...rows] = lines;
  return gather(rows.flatMap(cut), "\n").map((part) => [names, rule, part].join("\n"));
}

function gather(parts: readonly string[], glue: string): readonly string[] {
  const gathered: string[] = [];
  for (const part of parts) {
    const last = gathered.at(-1);
    if (last !== undefined && last.length + part.length < TARGET_CHARS)
      gathered[gathered.length - 1] = last + glue + part;
    else gathered.push(part);
  }
  return gathered;
}

/** Cuts a text without lines and sentences at a blank, and never inside a surrogate pair. */
function cut(text: string): readonly string[] {
  if (text.length <= MAX_CHARS) return [text];
  const space = text.lastIndexOf(" ", TARGET_CHARS);
  const found = space > TARGET_CHARS / 2 ? space : TARGET_CHARS;
  const end = /[\ud800-\udbff]/.test(text.charAt(found - 1)) ? found - 1 : found;
  return [text.slice(0, end).trim(), ...cut(text.slice(end).trim())];
}
