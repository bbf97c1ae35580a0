import type { AgentHelp, Analysis, MoodCourse, Summary, Translation } from "../../core/commands/agent-help.ts";
import type { TurnContext } from "../../core/decision.ts";
import { languageOf } from "../by-rules/help.ts";
import { meanOf, trendOf } from "../by-rules/mood-course.ts";
import { asData, indented } from "../context/as-data.ts";
import { LANGUAGE_NAMES } from "../graph/language-names.ts";
import { orByRules } from "../graph/or-by-rules.ts";
import { saidByCustomer } from "../help/said.ts";
import { type AskParts, askFor } from "./ask-for.ts";
import {
  type Analysed,
  analysisSchema,
  type Moods,
  moodsSchema,
  type Overview,
  overviewSchema,
  type Translated,
  translationSchema,
} from "./help-schemas.ts";
import { showWholeConversation } from "./show-turn.ts";
import { createWriter, type WriterParts } from "./write.ts";

/** A command gives up after thirty seconds; the rest of that time belongs to the rules. */
const MODEL_TIMEOUT_MS = 20_000;
const MAX_MESSAGES = 40;
const TEXT_CHARS = 6000;
const NAME_CHARS = 40;

/** Help for agents by a model. The rules take over when the model is late or its answer does not match the schema. */
export function createModelHelp(parts: WriterParts, rules: AgentHelp): AgentHelp {
  const write = createWriter(parts);
  const either = <T>(byModel: (stop: AbortSignal) => Promise<T>, byRules: () => Promise<T>, signal: AbortSignal) =>
    orByRules({ byModel, byRules, patienceMs: MODEL_TIMEOUT_MS }, signal);
  return {
    summarize: (context, signal) =>
      either(
        (stop) => summarize(parts, context, stop),
        () => rules.summarize(context, signal),
        signal,
      ),
    analyze: (context, signal) =>
      either(
        (stop) => analyze(parts, context, stop),
        () => rules.analyze(context, signal),
        signal,
      ),
    suggest: (context, tone, signal) =>
      either(
        (stop) => write.suggest(context, tone, stop),
        () => rules.suggest(context, tone, signal),
        signal,
      ),
    draft: (context, instruction, signal) =>
      either(
        (stop) => write.draft(context, instruction, stop),
        () => rules.draft(context, instruction, signal),
        signal,
      ),
    sentiment: (context, signal) =>
      either(
        (stop) => moods(parts, context, stop),
        () => rules.sentiment(context, signal),
        signal,
      ),
    translate: (context, wish, signal) =>
      either(
        (stop) => translate(parts, { context, wish }, stop),
        () => rules.translate(context, wish, signal),
        signal,
      ),
  };
}

const agentsLanguage = ({ settings }: TurnContext) => LANGUAGE_NAMES[settings.locale];

async function summarize(parts: AskParts, context: TurnContext, stop: AbortSignal): Promise<Summary> {
  const { value } = await askFor(
    parts,
    context,
    stop,
  )({
    task: "help",
    schema: overviewSchema,
    prompt: "analyze",
    inputs: { language: agentsLanguage(context) },
    shown: [showWholeConversation(context)],
  });
  const { next_steps: nextSteps, ...said } = value as Overview;
  return { ...said, nextSteps, madeBy: "model" };
}

async function analyze(parts: AskParts, context: TurnContext, stop: AbortSignal): Promise<Analysis> {
  const { value } = await askFor(
    parts,
    context,
    stop,
  )({
    task: "help",
    schema: analysisSchema,
    prompt: "analyze",
    inputs: { language: agentsLanguage(context) },
    shown: [showWholeConversation(context)],
  });
  const { bot_can_handle: botCanHandle, why_not: whyNot, ...said } = value as Analysed;
  return { ...said, botCanHandle, whyNot: botCanHandle ? null : whyNot, madeBy: "model" };
}

/** Fields that the model omitted are not shown. */
async function moods(parts: AskParts, context: TurnContext, stop: AbortSignal): Promise<MoodCourse> {
  const said = saidByCustomer(context).slice(-MAX_MESSAGES);
  const lines = said.map(({ text }, index) => `[${index + 1}] ${indented(text)}`);
  const { value } = await askFor(
    parts,
    context,
    stop,
  )({
    task: "help",
    schema: moodsSchema,
    prompt: "moods",
    inputs: {},
    shown: [asData("messages", lines.join("\n"))],
  });
  const scored = (value as Moods).moods;
  const points = said.flatMap(({ id, createdAt }, index) => {
    const mood = scored.find(({ message }) => message === index + 1);
    return mood ? [{ messageId: id, at: createdAt, score: mood.score }] : [];
  });
  return { points, overall: meanOf(points), trend: trendOf(points), madeBy: "model" };
}

interface Wish {
  readonly context: TurnContext;
  readonly wish: { readonly text: string; readonly to: string };
}

async function translate(parts: AskParts, { context, wish }: Wish, stop: AbortSignal): Promise<Translation> {
  const { value } = await askFor(
    parts,
    context,
    stop,
  )({
    task: "translate",
    schema: translationSchema,
    prompt: "translate",
    inputs: { language: nameOf(wish.to) },
    shown: [asData("text", wish.text.slice(0, TEXT_CHARS))],
  });
  const { text, from } = value as Translated;
  return { text: text.trim(), from: languageOf(wish.text) ?? from, to: wish.to, madeBy: "model" };
}

/** A language as an agent names it: one or two words, never a sentence. */
function nameOf(to: string): string {
  const known = Object.entries(LANGUAGE_NAMES).find(([locale]) => locale.toLowerCase() === to.toLowerCase());
  return (
    known?.[1] ??
    to
      .replaceAll(/[^\p{L}\s()-]/gu, " ")
      .trim()
      .slice(0, NAME_CHARS)
  );
}
