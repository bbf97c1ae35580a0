import type { TurnContext } from "../../core/decision.ts";
import type { Reason } from "../../core/holder.ts";
import type { Passage } from "../../core/knowledge.ts";
import type { Locale } from "../../core/settings.ts";
import type { Ask, Finding } from "../node.ts";
import { detectLanguage } from "../understand/language.ts";
import { isAfterClarifying } from "./before.ts";
import { extractAnswer } from "./extract-answer.ts";

/** What can be done about one ask with what was found. */
export type Judgement = { readonly ask: Ask; readonly score: number } & (
  | { readonly kind: "answered"; readonly text: string; readonly source: Passage | null }
  /** Something fits, but not well enough: these are what may be meant. */
  | { readonly kind: "unclear"; readonly topics: readonly Passage[] }
  | { readonly kind: "for_people"; readonly reason: Reason }
);

export interface Judging {
  readonly context: TurnContext;
  readonly locale: Locale;
}

/** Where the customer's own matter is asked for, an article has to fit this much better. */
const CAREFUL_SHARE = 0.5;
const MOST_TOPICS = 3;
const SURE_OF_LANGUAGE = 0.9;

export function judge(finding: Finding, judging: Judging): Judgement {
  const { step, text } = finding;
  const { ask } = step;
  if (step.do === "hand_off") return { kind: "for_people", ask, score: 1, reason: step.reason };
  if (step.do !== "search") return wordsOrPerson(ask, text, "tool_failure");
  const { answer_from: from, clarify_from: clarifyFrom } = judging.context.settings.understanding;
  const passages = usable(finding.passages, judging.locale);
  const [best] = passages;
  const score = best?.score ?? 0;
  const needed = step.careful ? from + (1 - from) * CAREFUL_SHARE : from;
  if (best && score >= needed && !best.flags.includes("contradicting")) {
    return { kind: "answered", ask, score, text: extractAnswer(best.text, step.query), source: best };
  }
  if (text !== null) return { kind: "answered", ask, score: ask.confidence, text, source: null };
  if (step.careful) return { kind: "for_people", ask, score, reason: "unsupported_request" };
  if (score < clarifyFrom) return { kind: "for_people", ask, score, reason: "missing_knowledge" };
  if (isAfterClarifying(judging.context)) return { kind: "for_people", ask, score, reason: "low_confidence" };
  const topics = passages.filter((passage) => passage.score >= clarifyFrom).slice(0, MOST_TOPICS);
  return { kind: "unclear", ask, score, topics };
}

function wordsOrPerson(ask: Ask, text: string | null, reason: Reason): Judgement {
  if (text === null) return { kind: "for_people", ask, score: 0, reason };
  return { kind: "answered", ask, score: ask.confidence, text, source: null };
}

/** Rules cannot translate, and what has expired is for people to weigh. */
function usable(passages: readonly Passage[], locale: Locale): readonly Passage[] {
  return passages.filter(({ text, flags }) => {
    const { language, confidence } = detectLanguage(text);
    const isForeign = language !== locale && confidence >= SURE_OF_LANGUAGE;
    return !isForeign && !flags.includes("expired");
  });
}
