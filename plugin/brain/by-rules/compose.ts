import type { Move } from "../../core/decision.ts";
import type { Passage } from "../../core/knowledge.ts";
import { TALK_TO_PERSON } from "../../core/reach-people.ts";
import { gateTexts, talkTexts } from "../../core/texts/texts.ts";
import { OTHER_QUESTION } from "../../core/turn/intents.ts";
import type { Locale } from "../../language/locale.ts";
import type { Draft, TurnNode, TurnState } from "../node.ts";
import { askedBefore, isAfterClarifying, saidLately } from "./before.ts";
import { isCourtesy } from "./courtesies.ts";
import { type Judgement, judge } from "./judge.ts";
import { localeIn } from "./plan.ts";
import { topicChoice } from "./topics.ts";

const MAX_SHOWN = 3;

type Of<K extends Judgement["kind"]> = Extract<Judgement, { kind: K }>;

/** Words the findings: answers known questions, asks once about unclear ones and hands over the rest. */
export const composeByRules: TurnNode = async (state) => {
  const locale = localeIn(state);
  const judged = state.findings.map((finding) => judge(finding, state.context));
  const main = judged.filter(({ ask, kind }) => kind === "answered" || !ask.beside);
  const draft = draftOf(state, { judged: main.length > 0 ? main : judged, locale });
  return { draft, trace: [...judged.map((one) => describe(one, state)), `Decided: ${draft.move.kind}`] };
};

interface Material {
  readonly judged: readonly Judgement[];
  readonly locale: Locale;
}

function draftOf(state: TurnState, { judged, locale }: Material): Draft {
  const answered = judged.filter((one) => one.kind === "answered");
  const unclear = judged.filter((one) => one.kind === "unclear");
  const forPeople = judged.filter((one) => one.kind === "for_people");
  const isUrgent = forPeople.some(({ reason }) => reason === "customer_request" || reason === "negative_sentiment");
  if (answered.length > 0 && !isUrgent) return answer(state, { answered, rest: [...unclear, ...forPeople], locale });
  const [question] = unclear;
  if (question && forPeople.length === 0) return clarify(question, locale);
  return callPerson(state, [...forPeople, ...unclear]);
}

interface Answered {
  readonly answered: readonly Of<"answered">[];
  readonly rest: readonly Judgement[];
  readonly locale: Locale;
}

function answer(state: TurnState, { answered, rest, locale }: Answered): Draft {
  const { settings } = state.context;
  const sources = distinct(answered.flatMap(({ source }) => (source ? [source] : [])));
  const said = answered.filter(({ ask, source }) => sources.length === 0 || source || !isCourtesy(ask.intent));
  const shown = settings.understanding.show_sources ? sources.map((source) => sourceLine(source, locale)) : [];
  const text = [...new Set(said.map((one) => one.text)), ...shown].join("\n\n");
  // Repeating an answer does not help: a person takes over. Courtesies have no source and may repeat.
  if (sources.length > 0 && saidLately(state.context).includes(text)) {
    return callPerson(
      state,
      answered.map((one) => ({ ...one, kind: "for_people", reason: "low_confidence" })),
    );
  }
  const move: Move = { kind: "answer", text };
  const done = new Set(answered.map(({ ask }) => ask.intent));
  // An ask with the same intent as an answered one would count as answered.
  const next = [
    ...new Set(rest.map(({ ask }) => (done.has(ask.intent) ? OTHER_QUESTION : (ask.intent ?? OTHER_QUESTION)))),
  ];
  return { move, confidence: lowest(said), next, gaps: [], sources };
}

function clarify({ topics, score }: Of<"unclear">, locale: Locale): Draft {
  const options = topics.map(topicChoice);
  const person = { title: gateTexts[locale].talkToPerson, value: TALK_TO_PERSON };
  const move: Move = { kind: "choice", text: talkTexts[locale].whichTopic, choices: [...options, person] };
  return { move, confidence: score, next: [], gaps: [], sources: topics };
}

function callPerson(state: TurnState, judged: readonly Judgement[]): Draft {
  const people = judged.filter((one) => one.kind === "for_people");
  const [first] = people;
  const topic = judged.find(({ ask }) => ask.intent !== null)?.ask.intent ?? null;
  const move: Move = { kind: "hand_off", reason: first?.reason ?? "unsupported_request", topic };
  return { move, confidence: lowest(judged), next: [], gaps: gapsIn(state, people), sources: seenIn(state) };
}

/** The nearest passages, for the agent who answers instead. */
function seenIn({ context, findings }: TurnState): readonly Passage[] {
  const { clarify_from: from } = context.settings.understanding;
  const near = distinct(findings.flatMap(({ passages }) => passages)).filter(({ score }) => score >= from);
  return near.slice(0, MAX_SHOWN);
}

/** After the bot asked back, the question is the one before. */
function gapsIn(state: TurnState, people: readonly Of<"for_people">[]): readonly string[] {
  const isMissing = people.some(({ reason }) => reason === "missing_knowledge" || reason === "low_confidence");
  if (isMissing && isAfterClarifying(state.context)) return askedBefore(state.context).map(({ text }) => text);
  return people.filter(({ reason }) => reason === "missing_knowledge").map(({ ask }) => ask.text);
}

export function sourceLine({ title, url }: Passage, locale: Locale): string {
  return [`${talkTexts[locale].source}: ${title}`, url].filter(Boolean).join(" – ");
}

const distinct = (passages: readonly Passage[]): readonly Passage[] => [
  ...new Map(passages.map((passage) => [passage.chunkId, passage])).values(),
];

const lowest = (judged: readonly Judgement[]): number => Math.min(1, ...judged.map(({ score }) => score));

function describe(one: Judgement, { context }: TurnState): string {
  const { answer_from: from, clarify_from: clarifyFrom } = context.settings.understanding;
  const about = `${one.ask.intent ?? "an unknown matter"} at ${one.score.toFixed(2)}`;
  const limits = `answers from ${from}, asks back from ${clarifyFrom}`;
  switch (one.kind) {
    case "answered":
      return one.source ? `Answers ${about} from “${one.source.title}” (${limits})` : `Answers ${about} in fixed words`;
    case "unclear":
      return `Not sure enough of ${about} (${limits})`;
    case "for_people":
      return `Leaves ${about} to a person: ${one.reason} (${limits})`;
  }
}
