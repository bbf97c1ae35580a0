import type { TurnContext } from "../../core/decision.ts";
import { findEntities } from "../../language/entities/find-entities.ts";
import { detectLanguage } from "../../language/language.ts";
import type { Locale } from "../../language/locale.ts";
import { readMood } from "../../language/sentiment.ts";
import type { TurnNode } from "../node.ts";
import type { FoundModel, IntentModels } from "./intent-models.ts";
import { type Classify, splitAsks } from "./split-asks.ts";

/** Shorter texts do not change the language of the reply. */
const SURE_OF_LANGUAGE = 0.8;
/** A single word may belong to any language. */
const FEWEST_WORDS = 3;

/** Understands the owed messages without a large model. */
export function understandByRules(models: IntentModels): TurnNode {
  return async ({ context }) => {
    const found = await models.find(context.settings.understanding);
    const texts = context.owed.map(({ text }) => text).filter((text) => text.trim() !== "");
    const said = texts.join("\n");
    const asks = splitAsks(texts, classifierOf(found, context));
    const language = languageOf(said, context);
    const understanding = {
      asks,
      chosen: context.owed.findLast(({ choices }) => choices.length > 0)?.choices[0] ?? null,
      language,
      entities: findEntities(said, entityContextOf(context, language)),
      ...readMood(said),
    };
    const waiting = found.isTrained ? [] : ["The inbox's own intents are still being learnt: built-in ones stand in"];
    const read = asks.map(({ intent, confidence }) => `${intent ?? "nothing known"} (${confidence.toFixed(2)})`);
    const line = `Understood: ${read.join(", ") || "no words"}; mood ${understanding.sentiment}; language ${understanding.language ?? "unclear"}`;
    return { understanding, trace: [...waiting, line] };
  };
}

function classifierOf({ model }: FoundModel, { settings }: TurnContext): Classify {
  const from = settings.understanding.intent_from;
  return (text) => {
    const { intent, confidence, ranking } = model.classify(text);
    const best = ranking[0]?.intent ?? null;
    return { intent: from === null ? intent : confidence >= from ? best : null, confidence };
  };
}

function entityContextOf({ now, hours, settings }: TurnContext, language: Locale | null) {
  const { order_pattern: pattern } = settings.understanding;
  const timeZone = hours?.timeZone ?? settings.hours.time_zone;
  const locale = language ?? settings.locale;
  return { now, timeZone, locale, ...(pattern === null ? {} : { orderPattern: pattern }) };
}

/** The language of the newest words when they are enough, else of the customer's earlier messages. */
function languageOf(said: string, { messages }: TurnContext): Locale | null {
  const now = certainLanguage(said);
  const isEnough = (said.match(/\p{L}+/gu)?.length ?? 0) >= FEWEST_WORDS;
  if (now && isEnough) return now;
  const earlier = messages.filter(({ author }) => author.kind === "customer").map(({ text }) => text);
  return certainLanguage([...earlier, said].join("\n")) ?? now;
}

function certainLanguage(text: string): Locale | null {
  const { language, confidence } = detectLanguage(text);
  return language === "other" || confidence < SURE_OF_LANGUAGE ? null : language;
}
