import type {
  AgentHelp,
  Analysis,
  Level,
  MoodCourse,
  Suggestion,
  Summary,
  WrittenReply,
} from "../../core/commands/agent-help.ts";
import type { Source, TurnContext } from "../../core/decision.ts";
import type { Message } from "../../core/event.ts";
import type { Knowledge, Passage } from "../../core/knowledge.ts";
import { helpTexts } from "../../core/texts/texts.ts";
import { detectLanguage } from "../../language/language.ts";
import type { Locale } from "../../language/locale.ts";
import { isUpset } from "../../language/mood-name.ts";
import { readMood } from "../../language/sentiment.ts";
import { moodOf, openWords, saidByCustomer, urgencyOf, waitsForAnswer } from "../help/said.ts";
import { isCourtesy } from "./courtesies.ts";
import { keySentences } from "./extract.ts";
import { extractAnswer } from "./extract-answer.ts";
import { createIntentModels, type IntentModels } from "./intent-models.ts";
import { trendOf } from "./mood-course.ts";

export interface RulesHelpParts {
  readonly knowledge?: Knowledge;
  readonly intents?: IntentModels;
}

const MAX_REPLIES = 3;
/** An agent waits: the standard model replaces one that is still being trained. */
const TRAINING_PATIENCE_MS = 0;

/** Help for agents without a model: extracts, counts and looks up; every text has a source. */
export function createRulesHelp({
  knowledge,
  intents = createIntentModels({ patienceMs: TRAINING_PATIENCE_MS }),
}: RulesHelpParts = {}): AgentHelp {
  const search = async (context: TurnContext, text: string, signal: AbortSignal): Promise<readonly Passage[]> => {
    if (!knowledge || text === "") return [];
    const { connectionId, conversation, settings } = context;
    const query = { connectionId, inboxId: conversation.inboxId, text, locale: settings.locale, limit: MAX_REPLIES };
    const found = await knowledge.search(query, signal);
    return found.filter(({ score }) => score >= settings.understanding.clarify_from);
  };
  const topics = async ({ settings }: TurnContext): Promise<TopicOf> => {
    const { model } = await intents.find(settings.understanding);
    return (text) => model.classify(text).intent;
  };
  return {
    summarize: async (context) => summarize(context, await topics(context)),
    async analyze(context, signal) {
      const [best] = await search(context, openWords(context), signal);
      const isAnswered = (best?.score ?? 0) >= context.settings.understanding.answer_from;
      return analyze(context, { topicOf: await topics(context), isAnswered });
    },
    async suggest(context, _tone, signal) {
      const asked = openWords(context);
      return suggest(await search(context, asked, signal), asked);
    },
    async draft(context, instruction, signal) {
      const asked = [instruction, openWords(context)].filter(Boolean).join("\n");
      return draft(await search(context, asked, signal), asked);
    },
    sentiment: async (context) => courseOf(context),
    translate: async (_context, { text, to }) => ({ text: null, from: languageOf(text), to, madeBy: "rules" }),
  };
}

type TopicOf = (text: string) => string | null;

function summarize(context: TurnContext, topicOf: TopicOf): Summary {
  const words = helpTexts[context.settings.locale];
  const said = saidByCustomer(context);
  const mood = moodOf(said);
  const waits = waitsForAnswer(context);
  const urgency = urgencyOf(context, mood);
  const steps = [
    isUpset(mood.sentiment) && words.acknowledge,
    waits && urgency !== "low" && words.hurry,
    waits ? words.answerLast : words.waitOrAsk,
  ];
  const isResolved = context.conversation.status === "resolved";
  return {
    topic: latestTopic(said, topicOf),
    issue: keySentences(said.map(({ text }) => text)).join(" "),
    status: isResolved ? words.resolved : waits ? words.waitsForAnswer : words.waitsForCustomer,
    nextSteps: steps.filter((step) => step !== false),
    sentiment: mood.sentiment,
    urgency,
    madeBy: "rules",
  };
}

/** A customer who only says thanks still has the matter of the messages before. */
function latestTopic(said: readonly Message[], topicOf: TopicOf): string | null {
  const topics = said.map(({ text }) => topicOf(text)).filter((topic) => topic !== null);
  return topics.findLast((topic) => !isCourtesy(topic)) ?? topics.at(-1) ?? null;
}

interface Known {
  readonly topicOf: TopicOf;
  readonly isAnswered: boolean;
}

function analyze(context: TurnContext, { topicOf, isAnswered }: Known): Analysis {
  const words = helpTexts[context.settings.locale];
  const said = saidByCustomer(context);
  const mood = moodOf(said);
  const upset = isUpset(mood.sentiment);
  const urgency = urgencyOf(context, mood);
  const complexity = complexityOf(
    said.map(({ text }) => topicOf(text)),
    openWords(context),
  );
  const whyNot = upset
    ? words.whyUpset
    : complexity === "high"
      ? words.whyComplex
      : isAnswered
        ? null
        : words.whyUnknown;
  const actions = [
    upset && words.acknowledge,
    urgency !== "low" && words.hurry,
    complexity === "high" && words.splitUp,
    upset && urgency === "high" && words.callSupervisor,
    whyNot === null ? words.letBotAnswer : waitsForAnswer(context) ? words.answerLast : words.waitOrAsk,
  ];
  return {
    sentiment: mood.sentiment,
    urgency,
    complexity,
    botCanHandle: whyNot === null,
    whyNot,
    actions: actions.filter((action) => action !== false),
    madeBy: "rules",
  };
}

const LONG_WORDS = 80;

/** Several matters, or a long message with several questions. */
function complexityOf(topics: readonly (string | null)[], open: string): Level {
  const matters = new Set(topics.filter((topic) => topic !== null)).size;
  const questions = open.split("?").length - 1;
  const isLong = open.split(/\s+/).length > LONG_WORDS;
  const points = Math.max(0, matters - 1) + Math.max(0, questions - 1) + (isLong ? 1 : 0);
  return points >= 3 ? "high" : points >= 1 ? "medium" : "low";
}

function suggest(found: readonly Passage[], asked: string): Suggestion {
  const replies = found.map(({ text, score }) => ({ text: extractAnswer(text, asked), confidence: score }));
  return { replies, sources: found.map(sourceOf), madeBy: "rules" };
}

function draft([best]: readonly Passage[], asked: string): WrittenReply {
  if (!best) return { text: null, sources: [], madeBy: "rules" };
  return { text: extractAnswer(best.text, asked), sources: [sourceOf(best)], madeBy: "rules" };
}

export const sourceOf = ({ chunkId, title, url, score }: Passage): Source => ({ chunkId, title, url, score });

function courseOf(context: TurnContext): MoodCourse {
  const said = saidByCustomer(context);
  const points = said.map(({ id, createdAt, text }) => ({
    messageId: id,
    at: createdAt,
    score: readMood(text).sentiment,
  }));
  return { points, overall: moodOf(said).sentiment, trend: trendOf(points), madeBy: "rules" };
}

export function languageOf(text: string): Locale | null {
  const { language } = detectLanguage(text);
  return language === "other" ? null : language;
}
