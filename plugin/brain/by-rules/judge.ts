import type { Reason } from "../../core/baton/holder.ts";
import type { TurnContext } from "../../core/decision.ts";
import type { Passage } from "../../core/knowledge.ts";
import { stem, tokenise } from "../../language/normalise.ts";
import type { Ask, Finding } from "../node.ts";
import { isAfterClarifying } from "./before.ts";
import { extractAnswer } from "./extract-answer.ts";
import { partsOfNamedPage } from "./fit.ts";
import { tellingWords } from "./topic-words.ts";

/** The choices for one ask, given its findings. */
export type Judgement = { readonly ask: Ask; readonly score: number } & (
  | { readonly kind: "answered"; readonly text: string; readonly source: Passage | null }
  /** No passage fits well enough: these may be meant. */
  | { readonly kind: "unclear"; readonly topics: readonly Passage[] }
  | { readonly kind: "for_people"; readonly reason: Reason }
);

/** A question about the customer's own matter needs an article that fits this much better. */
const CAREFUL_SHARE = 0.5;
const FEWEST_SHARED = 2;
/** Intents that ask for an action, not for information. */
const DEEDS: ReadonlySet<string | null> = new Set([
  "order_status",
  "cancel",
  "schedule",
  "account_access",
  "invoice",
  "opt_out",
  "opt_in",
]);
const MAX_TOPICS = 3;
/** When the second best is nearer than this, in odds, it may be meant as well. */
const LEAD = 0.6;

export function judge(finding: Finding, context: TurnContext): Judgement {
  const { step, text } = finding;
  const { ask } = step;
  if (step.do === "hand_off") return { kind: "for_people", ask, score: 1, reason: step.reason };
  if (step.do !== "search") return wordsOrPerson(ask, text, "tool_failure");
  const { answer_from: from, clarify_from: clarifyFrom } = context.settings.understanding;
  const passages = finding.passages.filter(({ flags }) => !flags.includes("expired"));
  const [best, second] = passages;
  const score = best?.score ?? 0;
  const needed = step.careful ? from + (1 - from) * CAREFUL_SHARE : from;
  const parts = partsOfNamedPage(step.query, passages);
  const isSure = score >= needed && leads(best, second) && parts.length === 0;
  const isFit = best && isSure && !best.flags.includes("contradicting");
  if (isFit && (!step.careful || isSpecific(step.query, best))) {
    return { kind: "answered", ask, score, text: extractAnswer(best.text, step.query), source: best };
  }
  if (text !== null) return { kind: "answered", ask, score: ask.confidence, text, source: null };
  if (step.careful || score < clarifyFrom) return { kind: "for_people", ask, score, reason: reasonFor(ask) };
  if (isAfterClarifying(context)) return { kind: "for_people", ask, score, reason: "low_confidence" };
  const topics = parts.length > 0 ? parts : passages.filter((passage) => passage.score >= clarifyFrom);
  return { kind: "unclear", ask, score, topics: topics.slice(0, MAX_TOPICS) };
}

/** Actions of people are not gaps of the knowledge. */
const reasonFor = ({ intent }: Ask): Reason => (DEEDS.has(intent) ? "unsupported_request" : "missing_knowledge");

function wordsOrPerson(ask: Ask, text: string | null, reason: Reason): Judgement {
  if (text === null) return { kind: "for_people", ask, score: 0, reason };
  return { kind: "answered", ask, score: ask.confidence, text, source: null };
}

/** "Cadê meu pedido?" shares its one word with every page about orders. */
function isSpecific(question: string, { title, text }: Passage): boolean {
  const said = new Set(tokenise(`${title}\n${text}`).map(stem));
  const shared = new Set(
    tellingWords(question)
      .map(stem)
      .filter((word) => said.has(word)),
  );
  return shared.size >= FEWEST_SHARED;
}

function leads(best: Passage | undefined, second: Passage | undefined): boolean {
  const odds = ({ score }: Passage) => score / Math.max(1e-6, 1 - score);
  return best !== undefined && (second === undefined || odds(second) <= LEAD * odds(best));
}
