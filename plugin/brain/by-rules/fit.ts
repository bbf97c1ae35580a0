import type { Passage } from "../../core/knowledge.ts";
import { extractFeatures } from "../../language/intents/features.ts";
import { sentencesOf } from "../../language/sentences.ts";
import type { Ask } from "../node.ts";
import { remember } from "./remember.ts";
import { tellingWords } from "./topic-words.ts";
import { headingOf, pageOf } from "./topics.ts";

/** Signs that a passage is the answer. */
export interface Evidence {
  /** The share of the question's words that the passage contains. */
  readonly found: number;
  /** The likeness of its heading to the question: many pages are lists of questions. */
  readonly heading: number;
  /** The likeness of its nearest sentence to the question. */
  readonly sentence: number;
  /** How clearly it is the only passage about the customer's matter. */
  readonly topic: number;
}

/**
 * A logistic regression on questions to three businesses, a third of which no passage answers: docs/decisions/085.
 * The score is how likely a passage is the answer.
 */
const WEIGHTS: Evidence = { found: 2.6, heading: 4.1, sentence: 3.1, topic: 3.7 };
const BIAS = -4.1;

const MAX_SENTENCES = 12;
/** The beginning of a page stands under the page's name, which is not a heading of its own. */
const OPENING_SHARE = 0.5;
/** A page's name must be this much more like the question than the headings on the page. */
const PAGE_LEAD = 0.15;

/** Ranks passages by their headings and topics besides their words. Best first. */
export function fitPassages(
  ask: Ask,
  passages: readonly Passage[],
  intentOf: (text: string) => string | null,
): readonly Passage[] {
  const asked = likenessTo(ask.text);
  const isOfTopic = passages.map(({ title }) => ask.intent !== null && topicOf(title, intentOf) === ask.intent);
  const rivals = Math.max(1, isOfTopic.filter(Boolean).length);
  const pages = new Set(passages.map(({ title }) => pageOf(title)));
  const fitted = passages.map((passage, index): Passage => {
    const sentences = sentencesOf(passage.text).slice(0, MAX_SENTENCES);
    const evidence = {
      found: passage.score,
      heading: asked(headingOf(passage.title)) * (pages.has(passage.title) ? OPENING_SHARE : 1),
      sentence: Math.max(0, ...sentences.map(asked)),
      topic: isOfTopic[index] ? ask.confidence / rivals : 0,
    };
    return { ...passage, score: scoreOf(evidence) };
  });
  return fitted.sort((first, second) => second.score - first.score);
}

/**
 * "Formas de pagamento?" names a page, not what stands under one of its headings: any of them may be meant. The parts of
 * the page, or nothing.
 */
export function partsOfNamedPage(question: string, passages: readonly Passage[]): readonly Passage[] {
  const page = pageOf(passages[0]?.title ?? "");
  if (page === null) return [];
  const asked = likenessTo(question);
  const parts = passages.filter(({ title }) => pageOf(title) === page);
  const likest = Math.max(...parts.map(({ title }) => asked(headingOf(title))));
  return parts.length > 1 && asked(page) > likest + PAGE_LEAD ? parts : [];
}

export function scoreOf(evidence: Evidence): number {
  const { found, heading, sentence, topic } = WEIGHTS;
  const sum =
    found * evidence.found + heading * evidence.heading + sentence * evidence.sentence + topic * evidence.topic;
  return 1 / (1 + Math.exp(-(sum + BIAS)));
}

/** A heading without a topic of its own, such as "Is it free?", has the topic of its page. */
const topicOf = (title: string, intentOf: (text: string) => string | null): string | null =>
  intentOf(headingOf(title)) ?? intentOf(title);

interface Vector {
  readonly features: ReadonlyMap<string, number>;
  readonly length: number;
}

/** Cosine of word stems, letters and everyday ideas. */
function likenessTo(text: string): (other: string) => number {
  const own = makeVector(text);
  return (other) => {
    const theirs = vectorOf(other);
    let product = 0;
    for (const [feature, value] of own.features) product += value * (theirs.features.get(feature) ?? 0);
    return product === 0 ? 0 : product / (own.length * theirs.length);
  };
}

/** The same headings and sentences are judged for every question. */
const vectorOf = remember(makeVector);

function makeVector(text: string): Vector {
  const [stems = [], , letters = [], ideas = []] = extractFeatures(tellingWords(text).join(" "));
  const features = new Map<string, number>();
  for (const [group, found] of [stems, letters, ideas].entries()) {
    const different = new Set(found);
    for (const feature of different) features.set(`${group}${feature}`, 1 / Math.sqrt(different.size));
  }
  const squared = [...features.values()].reduce((sum, value) => sum + value * value, 0);
  return { features, length: Math.sqrt(squared) };
}
