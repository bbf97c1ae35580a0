import type {
  AgentHelp,
  Analysis,
  Level,
  MoodCourse,
  Suggestion,
  Summary,
  WrittenReply,
} from "../../core/agent-help.ts";
import type { Source, TurnContext } from "../../core/decision.ts";
import type { Knowledge, Passage } from "../../core/knowledge.ts";
import type { Locale } from "../../core/settings.ts";
import { helpTexts } from "../../core/texts/help.ts";
import { trainIntents } from "../understand/intent-model.ts";
import { detectLanguage } from "../understand/language.ts";
import { readMood } from "../understand/sentiment.ts";
import { keySentences } from "./extract.ts";
import { trendOf } from "./mood-course.ts";
import { moodOf, openWords, saidByCustomer, urgencyOf, waitsForAnswer } from "./said.ts";

export interface RulesHelpParts {
  readonly knowledge?: Knowledge;
  /** What a message is about, by intent; the built-in intents where nobody knows better. */
  readonly topicOf?: (text: string, context: TurnContext) => string | null;
}

const MOST_REPLIES = 3;
const UPSET = -0.35;
/** From this score on a passage counts as an answer. */
const ANSWERS = 0.5;

/** Help for agents without any model: extracts, counts and looks up, and writes nothing that no source says. */
export function createRulesHelp({ knowledge, topicOf = builtinTopics() }: RulesHelpParts = {}): AgentHelp {
  const search = async (context: TurnContext, text: string, signal: AbortSignal): Promise<readonly Passage[]> => {
    if (!knowledge || text === "") return [];
    const { connectionId, conversation, settings } = context;
    const query = { connectionId, inboxId: conversation.inboxId, text, locale: settings.locale, limit: MOST_REPLIES };
    return knowledge.search(query, signal);
  };
  return {
    summarize: async (context) => summarize(context, topicOf),
    async analyze(context, signal) {
      const found = await search(context, openWords(context), signal);
      return analyze(context, { topicOf, isAnswered: (found[0]?.score ?? 0) >= ANSWERS });
    },
    async suggest(context, _tone, signal) {
      return suggest(await search(context, openWords(context), signal));
    },
    async draft(context, instruction, signal) {
      const about = [instruction, openWords(context)].filter(Boolean).join("\n");
      return draft(await search(context, about, signal));
    },
    sentiment: async (context) => courseOf(context),
    translate: async (_context, { text, to }) => ({ text: null, from: languageOf(text), to, madeBy: "rules" }),
  };
}

type TopicOf = NonNullable<RulesHelpParts["topicOf"]>;

function summarize(context: TurnContext, topicOf: TopicOf): Summary {
  const words = helpTexts[context.settings.locale];
  const said = saidByCustomer(context);
  const mood = moodOf(said);
  const waits = waitsForAnswer(context);
  const urgency = urgencyOf(context, mood);
  const steps = [
    mood.sentiment <= UPSET && words.acknowledge,
    waits && urgency !== "low" && words.hurry,
    waits ? words.answerLast : words.waitOrAsk,
  ];
  const isResolved = context.conversation.status === "resolved";
  return {
    topic: topicOf(openWords(context), context),
    issue: keySentences(said.map(({ text }) => text)).join(" "),
    status: isResolved ? words.resolved : waits ? words.waitsForAnswer : words.waitsForCustomer,
    nextSteps: steps.filter((step) => step !== false),
    sentiment: mood.sentiment,
    urgency,
    madeBy: "rules",
  };
}

interface Known {
  readonly topicOf: TopicOf;
  readonly isAnswered: boolean;
}

function analyze(context: TurnContext, { topicOf, isAnswered }: Known): Analysis {
  const words = helpTexts[context.settings.locale];
  const said = saidByCustomer(context);
  const mood = moodOf(said);
  const isUpset = mood.sentiment <= UPSET;
  const urgency = urgencyOf(context, mood);
  const complexity = complexityOf(
    said.map(({ text }) => topicOf(text, context)),
    openWords(context),
  );
  const whyNot = isUpset
    ? words.whyUpset
    : complexity === "high"
      ? words.whyComplex
      : isAnswered
        ? null
        : words.whyUnknown;
  const actions = [
    isUpset && words.acknowledge,
    urgency !== "low" && words.hurry,
    complexity === "high" && words.splitUp,
    isUpset && urgency === "high" && words.callSupervisor,
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

/** Several matters, or a long story with several questions. */
function complexityOf(topics: readonly (string | null)[], open: string): Level {
  const matters = new Set(topics.filter((topic) => topic !== null)).size;
  const questions = open.split("?").length - 1;
  const isLong = open.split(/\s+/).length > LONG_WORDS;
  const points = Math.max(0, matters - 1) + Math.max(0, questions - 1) + (isLong ? 1 : 0);
  return points >= 3 ? "high" : points >= 1 ? "medium" : "low";
}

function suggest(found: readonly Passage[]): Suggestion {
  const replies = found.map(({ text, score }) => ({ text: text.trim(), confidence: score }));
  return { replies, sources: found.map(sourceOf), madeBy: "rules" };
}

function draft(found: readonly Passage[]): WrittenReply {
  const [best] = found;
  return { text: best ? best.text.trim() : null, sources: best ? [sourceOf(best)] : [], madeBy: "rules" };
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

/** Learnt when first asked for: most processes never are. */
function builtinTopics(): TopicOf {
  let model: ReturnType<typeof trainIntents> | undefined;
  return (text) => {
    model ??= trainIntents([], { builtin: true });
    return model.classify(text).intent;
  };
}
