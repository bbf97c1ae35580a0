import type { Brain, Decision, TurnContext } from "../core/decision.ts";
import type { Message } from "../core/event.ts";
import { defaultSettings, type InboxSettings } from "../core/settings/settings.ts";
import { ConfigInvalid } from "../errors.ts";
import { buildScenery } from "../rehearsal/scenery.ts";
import { listIn, textIn } from "./labelled-file.ts";
import { share } from "./statistics.ts";

/** A question with the expected answer. */
export interface AnswerQuestion {
  readonly text: string;
  /** The heading of the passage that answers it; null: no passage does. */
  readonly answer: string | null;
  /** The intent of a question that is answered without a passage: a greeting, the opening hours. */
  readonly intent: string | null;
}

/**
 * `right`: answered from the right passage, or handed to a person when no passage answers. `offered`: asked back, with the
 * right passage among the options.
 */
export type AnswerOutcome = "right" | "wrong" | "offered" | "asked" | "person";

export interface AnsweredItem extends AnswerQuestion {
  readonly outcome: AnswerOutcome;
  readonly kind: Decision["kind"];
  readonly confidence: number;
  readonly trace: readonly string[];
}

export type OutcomeShares = Readonly<Record<AnswerOutcome, number>>;

export interface AnswerRun {
  readonly known: OutcomeShares;
  readonly unknown: OutcomeShares;
  readonly items: readonly AnsweredItem[];
}

/** Asks each question as the first message of a conversation. */
export async function runAnswers(
  brain: Brain,
  questions: readonly AnswerQuestion[],
  settings: InboxSettings,
): Promise<AnswerRun> {
  const items: AnsweredItem[] = [];
  for (const question of questions) {
    const decision = await brain.decide(contextOf(question.text, settings), new AbortController().signal);
    const { kind, because } = decision;
    const { confidence, trace } = because;
    items.push({ ...question, kind, confidence, trace, outcome: outcomeOf(question, decision) });
  }
  const isKnown = ({ answer, intent }: AnswerQuestion) => answer !== null || intent !== null;
  return {
    known: sharesOf(items.filter(isKnown)),
    unknown: sharesOf(items.filter((item) => !isKnown(item))),
    items,
  };
}

export function parseAnswerQuestions(content: unknown, name: string): readonly AnswerQuestion[] {
  return listIn(content, { name, shape: "questions, {text, answer}," }).map((item, index) => {
    const text = textIn(item, "text");
    if (text === null) throw new ConfigInvalid(`${name}: question ${index + 1} has no text`);
    return { text, answer: textIn(item, "answer"), intent: textIn(item, "intent") };
  });
}

function outcomeOf({ answer, intent }: AnswerQuestion, decision: Decision): AnswerOutcome {
  const isHeading = (title: string) => title === answer || title.endsWith(` › ${answer}`);
  const isOffered = decision.because.sources.some(({ title }) => isHeading(title));
  switch (decision.kind) {
    case "hand_off":
      return answer === null && intent === null ? "right" : "person";
    case "choice":
    case "clarify":
      return isOffered ? "offered" : "asked";
    default:
      return isOffered || (intent !== null && decision.because.intent === intent) ? "right" : "wrong";
  }
}

function sharesOf(items: readonly AnsweredItem[]): OutcomeShares {
  const of = (wanted: AnswerOutcome) => share(items, ({ outcome }) => outcome === wanted);
  return { right: of("right"), wrong: of("wrong"), offered: of("offered"), asked: of("asked"), person: of("person") };
}

const CONNECTION = "eval";
/** A Monday noon in São Paulo. */
const SOME_NOON = Date.UTC(2026, 2, 2, 15);
const WEEKDAYS = { from: 9 * 60, to: 18 * 60 };

function contextOf(text: string, settings: InboxSettings): TurnContext {
  const asked = messageOf(text);
  const day = [WEEKDAYS];
  return {
    connectionId: CONNECTION,
    conversation: { ...conversation, contact: null },
    settings,
    messages: [asked],
    owed: [asked],
    summary: null,
    marks: {},
    instruction: null,
    hours: {
      timeZone: "America/Sao_Paulo",
      weekly: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
      holidays: new Set(),
      closedMessage: null,
    },
    now: SOME_NOON,
  };
}

const { conversation } = buildScenery(defaultSettings, { channel: "api" });

const messageOf = (text: string): Message => ({
  id: 1,
  text,
  contentType: "text",
  private: false,
  author: { kind: "customer", id: 1, name: "" },
  createdAt: SOME_NOON,
  attachments: [],
  inReplyTo: null,
  effectId: null,
  autoReply: false,
  choices: [],
});
