import type { FromSchema } from "json-schema-to-ts";
import type { Move } from "../../core/decision.ts";
import type { Passage } from "../../core/knowledge.ts";
import type { Draft, TurnState } from "../node.ts";
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

export const answerInputs = ({ context: { settings }, understanding }: TurnState) => ({
  persona: settings.thinking.persona,
  language: LANGUAGE_NAMES[understanding?.language ?? settings.locale],
});

const needsWords = ({ findings }: TurnState) =>
  findings.every(({ step }) => step.do !== "hand_off") &&
  findings.some(({ step }) => step.do === "search" || step.do === "call_tool");

function draftOf(state: TurnState, reply: Reply, record: Awaited<ReturnType<Parameters<ModelForm>[1]>>["record"]) {
  const passages = passagesOf(state);
  const cited = [...new Set(reply.sources)].flatMap((number) => passages[number - 1] ?? []);
  const problem = unsupported(state, reply, cited);
  const move = moveOf(reply);
  const asked = state.understanding?.asks ?? [];
  const draft: Draft = {
    move,
    confidence: cited.length > 0 ? Math.min(reply.confidence, bestOf(cited)) : reply.confidence,
    next: [],
    gaps: move.kind === "hand_off" ? asked.map(({ text }) => text) : [],
    sources: move.kind === "answer" ? cited : [],
  };
  const said = `A model ${SAID[reply.do]}${cited.length > 0 ? `, resting on ${cited.map(({ title }) => title).join("; ")}` : ""}`;
  return { ...record, draft, violations: problem ? [problem] : [], trace: [said] };
}

const bestOf = (passages: readonly Passage[]) => Math.max(...passages.map(({ score }) => score));

function moveOf({ do: what, text }: Reply): Move {
  switch (what) {
    case "answer":
    case "courtesy":
      return { kind: "answer", text: text.trim() };
    case "ask_back":
      return { kind: "clarify", text: text.trim() };
    case "hand_off":
      return { kind: "hand_off", reason: "missing_knowledge", topic: null };
  }
}

const SAID: Readonly<Record<Reply["do"], string>> = {
  answer: "worded the answer",
  courtesy: "replied with a courtesy",
  ask_back: "asks the customer back",
  hand_off: "found no answer in what is known and asks for a person",
};

/** What a model says of the business it must have from somewhere. */
function unsupported({ findings }: TurnState, { do: what, text }: Reply, cited: readonly Passage[]) {
  if (what === "hand_off") return null;
  if (text.trim() === "") return { code: "empty", text: "The answer was empty: write one, ask back, or hand off." };
  const hasResult = findings.some(({ step }) => step.do === "call_tool");
  if (what === "answer" && cited.length === 0 && !hasResult)
    return {
      code: "unsupported",
      text: "The answer named no source: rest it on the numbered knowledge, ask back, or hand off.",
    };
  if (what === "courtesy" && text.length > COURTESY_CHARS)
    return { code: "unsupported", text: "This was more than a courtesy: a statement needs a source." };
  return null;
}
