import type { SourceText } from "../../plugin/core/knowledge.ts";
import { randomInteger } from "../../plugin/language/intents/linear-svm.ts";

/** Made-up texts whose words are as unevenly common as those of a language. */
export interface Corpus {
  readonly sources: readonly SourceText[];
  /** Each made of words of one of the texts, some of them misspelt. */
  readonly questions: readonly string[];
}

const VOCABULARY = 20_000;
const SMALL_WORDS = "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao".split(
  " ",
);
const SYLLABLES =
  "ba be ca co da de do fa fi ga go la le li lo ma me mi mo na ne no pa pe po ra re ri ro sa se ta te ti va vi xa za ção".split(
    " ",
  );
const SECTIONS = 5;
const SENTENCES = 7;
const WORDS = 16;
const QUESTION_WORDS = 6;

export function makeCorpus({
  chunks,
  questions,
  seed = 1,
}: {
  chunks: number;
  questions: number;
  seed?: number;
}): Corpus {
  const random = randomInteger(seed);
  const word = (rank: number) => wordOf(rank, randomInteger(rank * 7_919 + 1));
  const anyWord = () => (random(100) < 45 ? (SMALL_WORDS[random(SMALL_WORDS.length)] ?? "") : word(zipf(random)));
  const sentence = () => `${Array.from({ length: WORDS }, anyWord).join(" ")}.`;
  const section = () =>
    `## ${word(zipf(random))} ${word(zipf(random))}\n\n${Array.from({ length: SENTENCES }, sentence).join(" ")}`;
  const texts = Array.from({ length: Math.ceil(chunks / SECTIONS) }, () =>
    Array.from({ length: SECTIONS }, section).join("\n\n"),
  );
  const about = { kind: "file", url: null, locale: null, inboxIds: null, validUntil: null } as const;
  const ask = () => {
    const words = (texts[random(texts.length)] ?? "").split(/\s+/).filter((one) => one !== "##");
    const from = random(Math.max(1, words.length - QUESTION_WORDS));
    return words
      .slice(from, from + QUESTION_WORDS)
      .map((one) => (random(8) === 0 ? misspell(one) : one))
      .join(" ");
  };
  return {
    sources: texts.map((text, index) => ({
      ...about,
      key: `${index}.md`,
      title: `${word(zipf(random))} ${index}`,
      text,
    })),
    questions: Array.from({ length: questions }, ask),
  };
}

/** The most common words of a language are its small ones: the others are as common as those from the fiftieth on. */
const HEAD = 50;

function zipf(random: (below: number) => number): number {
  const share = random(1_000_000) / 1_000_000;
  const rank = HEAD * Math.exp(share * Math.log((VOCABULARY + HEAD) / HEAD)) - HEAD;
  return Math.min(VOCABULARY - 1, Math.floor(rank));
}

function wordOf(rank: number, random: (below: number) => number): string {
  const length = 2 + random(3) + (rank > 500 ? 1 : 0);
  return Array.from({ length }, () => SYLLABLES[random(SYLLABLES.length)] ?? "").join("");
}

const misspell = (word: string): string => (word.length < 5 ? word : word.slice(0, 2) + word.slice(3));
