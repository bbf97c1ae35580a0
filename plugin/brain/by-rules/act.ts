import type { Knowledge, Passage } from "../../core/knowledge.ts";
import { describeHours } from "../../core/texts/opening-hours.ts";
import { talkTexts } from "../../core/texts/texts.ts";
import type { IntentModel } from "../../language/intents/intent-model.ts";
import { detectLanguage } from "../../language/language.ts";
import type { Locale } from "../../language/locale.ts";
import type { Finding, Step, TurnNode, TurnState } from "../node.ts";
import { fitPassages } from "./fit.ts";
import type { IntentModels } from "./intent-models.ts";
import { localeIn, SURE_OF_INTENT } from "./plan.ts";
import { remember } from "./remember.ts";
import { topicWords } from "./topic-words.ts";
import { chosenChunk } from "./topics.ts";

/** So many results of each search are judged closely. */
const CANDIDATES = 12;
const MAX_KEPT = 5;
const SURE_OF_LANGUAGE = 0.9;

export interface ActParts {
  /** Absent: the bot has no knowledge. */
  readonly knowledge?: Knowledge | undefined;
  readonly intents: IntentModels;
}

/** Runs all planned steps at once and returns their findings. */
export function actByRules({ knowledge, intents }: ActParts): TurnNode {
  return async (state, signal) => {
    const steps = state.plan?.steps ?? [];
    const findings = await Promise.all(
      steps.map(async (step): Promise<Finding> => {
        if (step.do === "say") return { step, text: step.text, passages: [] };
        if (step.do !== "search") return { step, text: null, passages: [] };
        const passages = knowledge ? await searchIn({ knowledge, intents }, { state, step, signal }) : [];
        return { step, text: wordsFor(step, state), passages };
      }),
    );
    return { findings, trace: findings.flatMap(describe) };
  };
}

interface Searching {
  readonly knowledge: Knowledge;
  readonly intents: IntentModels;
}

interface Search {
  readonly state: TurnState;
  readonly step: Extract<Step, { do: "search" }>;
  readonly signal: AbortSignal;
}

/** Searches by the customer's words and by common phrases of the same intent, then ranks the results. */
async function searchIn({ knowledge, intents }: Searching, search: Search): Promise<readonly Passage[]> {
  const { state, step } = search;
  const { understanding: settings } = state.context.settings;
  const { intent } = step.ask;
  const topic = intent === null ? [] : topicWords(intent, { locale: localeIn(state), settings });
  const [found, related] = await Promise.all([
    ask(knowledge, step.query, search),
    topic.length > 0 ? ask(knowledge, topic.join(" "), search) : [],
  ]);
  const wanted = chosenChunk(state.understanding?.chosen ?? null);
  const chosen = found.find(({ chunkId }) => chunkId === wanted);
  if (chosen) return [{ ...chosen, score: 1 }];
  const isKnown = (passage: Passage) => found.some(({ chunkId }) => chunkId === passage.chunkId);
  const others = related.filter((passage) => !isKnown(passage)).map((passage) => ({ ...passage, score: 0 }));
  const { model } = await intents.find(settings);
  const candidates = inLanguage([...found, ...others], localeIn(state));
  return fitPassages(step.ask, candidates, topicsBy(model)).slice(0, MAX_KEPT);
}

/** The topic of a heading never changes for a model. */
const topics = new WeakMap<IntentModel, (heading: string) => string | null>();

function topicsBy(model: IntentModel): (heading: string) => string | null {
  const known = topics.get(model) ?? remember((heading) => model.classify(heading).intent);
  topics.set(model, known);
  return known;
}

const languageOf = remember(detectLanguage);

function ask(knowledge: Knowledge, text: string, { state, signal }: Search): Promise<readonly Passage[]> {
  const { connectionId, conversation } = state.context;
  const { inboxId } = conversation;
  return knowledge.search({ connectionId, inboxId, text, locale: localeIn(state), limit: CANDIDATES }, signal);
}

/** Rules cannot translate. */
function inLanguage(passages: readonly Passage[], locale: Locale): readonly Passage[] {
  return passages.filter(({ title, text }) => {
    const { language, confidence } = languageOf(`${title}\n${text}`);
    return language === locale || confidence < SURE_OF_LANGUAGE;
  });
}

/** Said when the knowledge has no answer: the opening hours, or that the bot is listening. */
function wordsFor({ ask }: Step, state: TurnState): string | null {
  const { hours, now } = state.context;
  if (ask.confidence < SURE_OF_INTENT) return null;
  if (ask.intent === "help") return talkTexts[localeIn(state)].tellMe;
  return ask.intent === "opening_hours" && hours ? describeHours(hours, localeIn(state), now) : null;
}

function describe({ step, passages }: Finding): readonly string[] {
  if (step.do !== "search") return [];
  const about = step.ask.intent ?? "an unknown matter";
  const found = passages.map(({ title, score, flags }) => [`“${title}” ${score.toFixed(2)}`, ...flags].join(" "));
  return [`Knowledge for ${about}: ${found.join("; ") || "nothing"}`];
}
