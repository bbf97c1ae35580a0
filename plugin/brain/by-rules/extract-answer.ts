import { stem, tokenise } from "../../language/normalise.ts";
import { proseSentencesOf } from "../../language/sentences.ts";

/** Longer answers are not read in a chat. */
const MAX_ANSWER = 450;
const LIST_LINE = /^\s*(?:[-*+•]|\d+[.)])\s/;
const TABLE_LINE = /^\s*\|.*\|\s*$/;
const TABLE_RULE = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/;
const HEADING = /^#{1,6}\s.*$/gm;

/** The answering part of a passage: all of a short one, else the sentences and lists nearest to the question. */
export function extractAnswer(text: string, question: string): string {
  const blocks = blocksOf(text.replace(HEADING, ""));
  const whole = blocks.map(({ text: block }) => block).join("\n\n");
  if (whole.length <= MAX_ANSWER) return whole;
  const asked = new Set(tokenise(question).map(stem));
  const parts = blocks.flatMap((block, number) => partsOf(block, number));
  const ranked = parts
    .map((part, place) => ({ ...part, place, points: pointsOf(part.text, asked) }))
    .sort((first, second) => second.points - first.points || first.place - second.place);
  let room = MAX_ANSWER;
  const kept = ranked.filter(({ text: part, points }, rank) => {
    const fits = rank === 0 || (points > 0 && part.length <= room);
    if (fits) room -= part.length;
    return fits;
  });
  return joined(kept.sort((first, second) => first.place - second.place));
}

interface Block {
  readonly text: string;
  readonly isList: boolean;
}

interface Part {
  readonly text: string;
  readonly block: number;
}

function blocksOf(text: string): readonly Block[] {
  return text
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== "")
    .map((block) => {
      const lines = block.split("\n");
      if (lines.every((line) => TABLE_LINE.test(line))) return { text: tableAsList(lines), isList: true };
      return { text: block, isList: lines.some((line) => LIST_LINE.test(line)) };
    });
}

/** Chat channels show no tables: each row becomes a line, its values named by the heading. */
function tableAsList(lines: readonly string[]): string {
  const [head = [], ...rows] = lines.filter((line) => !TABLE_RULE.test(line)).map(cellsOf);
  return rows
    .map(([first = "", ...values]) => {
      const named = values.map((value, index) => `${head[index + 1] ?? ""} ${value}`.trim());
      return `- ${first}: ${named.join(", ")}`;
    })
    .join("\n");
}

const cellsOf = (line: string): readonly string[] =>
  line
    .trim()
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim());

/** Lists are taken whole or not at all: half a list would be a wrong answer. */
function partsOf({ text, isList }: Block, block: number): readonly Part[] {
  return isList ? [{ text, block }] : proseSentencesOf(text).map((sentence) => ({ text: sentence, block }));
}

function pointsOf(text: string, asked: ReadonlySet<string>): number {
  const words = tokenise(text).map(stem);
  const found = new Set(words.filter((word) => word.length > 2 && asked.has(word)));
  return found.size / Math.sqrt(words.length + 4);
}

function joined(parts: readonly Part[]): string {
  return parts.reduce((text, part, index) => {
    if (index === 0) return part.text;
    return `${text}${parts[index - 1]?.block === part.block ? " " : "\n\n"}${part.text}`;
  }, "");
}
