import type { FromSchema } from "json-schema-to-ts";
import type { Reason } from "../../core/baton/holder.ts";
import type { Move } from "../../core/decision.ts";
import type { Passage } from "../../core/knowledge.ts";
import type { Violation } from "../../safety/violation.ts";
import { passagesOf } from "../by-model/show-turn.ts";
import { askedBefore, isAfterClarifying } from "../by-rules/before.ts";
import { sourceLine } from "../by-rules/compose.ts";
import { localeIn } from "../by-rules/plan.ts";
import type { Draft, TurnState } from "../node.ts";

/** The choices of a model. A handoff is a choice of its own, never a sentence in an answer. */
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

export type Reply = FromSchema<typeof replySchema>;

/** A longer reply is more than a courtesy. */
const COURTESY_CHARS = 240;

/** The passages that a reply cites by number. */
export function restsOn(state: TurnState, { sources }: Reply): readonly Passage[] {
  const passages = passagesOf(state);
  return [...new Set(sources)].flatMap((number) => passages[number - 1] ?? []);
}

export function draftOf(state: TurnState, reply: Reply, cited: readonly Passage[]): Draft {
  const move = moveOf(state, reply, cited);
  const isMissing = move.kind === "hand_off" && move.reason === "missing_knowledge";
  return {
    move,
    confidence: Math.min(reply.confidence, ...(cited.length > 0 ? [Math.max(...cited.map(({ score }) => score))] : [])),
    next: [],
    gaps: isMissing ? questionsIn(state) : [],
    sources: move.kind === "answer" ? cited : [],
  };
}

/** After the bot asked back, the question is the one before. */
function questionsIn({ context, understanding }: TurnState): readonly string[] {
  const asked = isAfterClarifying(context) ? askedBefore(context) : (understanding?.asks ?? []);
  return asked.map(({ text }) => text);
}

function moveOf(state: TurnState, reply: Reply, cited: readonly Passage[]): Move {
  const text = reply.text.trim();
  switch (reply.do) {
    case "answer":
      if (reply.confidence < state.context.settings.understanding.clarify_from)
        return callPerson(state, "low_confidence");
      return { kind: "answer", text: [text, ...sourceLines(state, cited)].join("\n\n") };
    case "courtesy":
      return { kind: "answer", text };
    case "ask_back":
      return { kind: "clarify", text };
    case "hand_off":
      return callPerson(state, whyNot(state));
  }
}

function callPerson({ understanding }: TurnState, reason: Reason): Move {
  const topic = understanding?.asks.find(({ intent }) => intent !== null)?.intent ?? null;
  return { kind: "hand_off", reason, topic };
}

/** Questions that no page can answer are not gaps of the knowledge. */
function whyNot({ findings, toolCalls }: TurnState): Reason {
  if (toolCalls.some(({ outcome }) => outcome === "failed")) return "tool_failure";
  const isTheirOwn = findings.some(({ step }) => step.do === "search" && step.careful && !step.ask.beside);
  return isTheirOwn ? "unsupported_request" : "missing_knowledge";
}

function sourceLines(state: TurnState, cited: readonly Passage[]): readonly string[] {
  if (!state.context.settings.understanding.show_sources) return [];
  return [...new Set(cited.map((source) => sourceLine(source, localeIn(state))))];
}

const problem = (code: string, text: string): Violation => ({ code, text });

/** A model's statement about the business needs a source, and the model asks back only once. */
export function findProblem(
  { context, findings }: TurnState,
  { do: what, text }: Reply,
  cited: readonly Passage[],
): Violation | null {
  if (what === "hand_off") return null;
  if (text.trim() === "") return problem("empty", "The answer was empty: write one, ask back, or hand off");
  if (what === "ask_back" && isAfterClarifying(context))
    return problem("asked_twice", "The customer was asked back once already: answer with what there is, or hand off");
  const isInstructed = context.instruction !== null;
  const hasWords = isInstructed || findings.some(({ step, text: words }) => step.do === "call_tool" || words !== null);
  if (what === "answer" && cited.length === 0 && !hasWords)
    return problem(
      "unsupported",
      "The answer named no source: rest it on the numbered knowledge, ask back, or hand off",
    );
  if (what === "courtesy" && text.length > COURTESY_CHARS)
    return problem("unsupported", "This was more than a courtesy: a statement needs a source");
  return null;
}
