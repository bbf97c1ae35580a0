import type { FromSchema } from "json-schema-to-ts";
import type { Move } from "../../core/decision.ts";
import type { Passage } from "../../core/knowledge.ts";
import type { Draft, DraftViolation, TurnState, TurnUpdate } from "../node.ts";
import { askedBefore, isAfterClarifying } from "../rules/before.ts";
import { sourceLine } from "../rules/compose.ts";
import { localeIn } from "../rules/plan.ts";
import type { Asked } from "./ask-for.ts";
import type { ModelForm } from "./either-form.ts";
import { LANGUAGE_NAMES } from "./language-names.ts";
import { passagesOf, showConversation, showFindings, showViolations } from "./show-turn.ts";

/** What a model may do next. Giving the conversation away is a wish of its own, never a sentence in an answer. */
export const replySchema = {
  type: "object",
  additionalProperties: false,
  required: ["do", "text", "sources", "confidence"],
  properties: {
    do: { type: "string", enum: ["answer", "courtesy", "ask_back", "hand_off"] },
    text: { type: "string", maxLength: 4000 },
    sources: { type: "array", maxItems: 8, items: { type: "integer", minimum: 1, maximum: 8 } },
    confidence: { type: "number", minimum: 0, maximum: 1 },
  },
} as const;

type Reply = FromSchema<typeof replySchema>;

/** A courtesy that is longer says more than a courtesy. */
const COURTESY_CHARS = 240;

/** Words for what was found. What the business worded itself, and every handoff, is left to the rules. */
export const composeWithModel: ModelForm = async (state, ask) => {
  if (!needsWords(state)) return null;
  const { value, record } = await ask({
    task: "answer",
    prompt: "answer",
    inputs: answerInputs(state),
    shown: [showConversation(state.context), showFindings(state), showViolations(state)],
    schema: replySchema,
  });
  return draftOf(state, value as Reply, record);
};

export const answerInputs = ({ context, understanding }: TurnState) => ({
  persona: context.settings.thinking.persona,
  language: LANGUAGE_NAMES[localeIn({ context, understanding })],
});

const needsWords = ({ findings }: TurnState) =>
  findings.every(({ step }) => step.do !== "hand_off") &&
  findings.some(({ step }) => step.do === "search" || step.do === "call_tool");

function draftOf(state: TurnState, reply: Reply, record: Asked["record"]): TurnUpdate {
  const passages = passagesOf(state);
  const cited = [...new Set(reply.sources)].flatMap((number) => passages[number - 1] ?? []);
  const problem = findProblem(state, reply, cited);
  const move = moveOf(state, reply, cited);
  const draft: Draft = {
    move,
    confidence: cited.length > 0 ? Math.min(reply.confidence, bestOf(cited)) : reply.confidence,
    next: [],
    gaps: move.kind === "hand_off" ? questionsIn(state) : [],
    sources: move.kind === "answer" ? cited : [],
  };
  const titles = cited.map(({ title }) => `“${title}”`).join(", ");
  const said = `A model ${SAID[reply.do]}${titles === "" ? "" : `, resting on ${titles}`}`;
  return { ...record, draft, violations: problem ? [problem] : [], trace: [said] };
}

/** After the bot asked back, the question is the one before. */
function questionsIn({ context, understanding }: TurnState): readonly string[] {
  const asked = isAfterClarifying(context) ? askedBefore(context) : (understanding?.asks ?? []);
  return asked.map(({ text }) => text);
}

const bestOf = (passages: readonly Passage[]) => Math.max(...passages.map(({ score }) => score));

function moveOf(state: TurnState, { do: what, text }: Reply, cited: readonly Passage[]): Move {
  switch (what) {
    case "answer":
      return { kind: "answer", text: [text.trim(), ...sourceLines(state, cited)].join("\n\n") };
    case "courtesy":
      return { kind: "answer", text: text.trim() };
    case "ask_back":
      return { kind: "clarify", text: text.trim() };
    case "hand_off": {
      const topic = state.understanding?.asks.find(({ intent }) => intent !== null)?.intent ?? null;
      return { kind: "hand_off", reason: "missing_knowledge", topic };
    }
  }
}

function sourceLines(state: TurnState, cited: readonly Passage[]): readonly string[] {
  if (!state.context.settings.understanding.show_sources) return [];
  return [...new Set(cited.map((source) => sourceLine(source, localeIn(state))))];
}

const SAID: Readonly<Record<Reply["do"], string>> = {
  answer: "worded the answer",
  courtesy: "replied with a courtesy",
  ask_back: "asks the customer back",
  hand_off: "found no answer in what is known and asks for a person",
};

const problem = (code: string, text: string): DraftViolation => ({ code, text });

/** What a model says of the business it must have from somewhere, and it asks back only once. */
function findProblem({ context, findings }: TurnState, { do: what, text }: Reply, cited: readonly Passage[]) {
  if (what === "hand_off") return null;
  if (text.trim() === "") return problem("empty", "The answer was empty: write one, ask back, or hand off");
  if (what === "ask_back" && isAfterClarifying(context))
    return problem("asked_twice", "The customer was asked back once already: answer with what there is, or hand off");
  const hasWords = findings.some(({ step, text: words }) => step.do === "call_tool" || words !== null);
  if (what === "answer" && cited.length === 0 && !hasWords)
    return problem(
      "unsupported",
      "The answer named no source: rest it on the numbered knowledge, ask back, or hand off",
    );
  if (what === "courtesy" && text.length > COURTESY_CHARS)
    return problem("unsupported", "This was more than a courtesy: a statement needs a source");
  return null;
}
