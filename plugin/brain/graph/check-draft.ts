import type { Message } from "../../core/event.ts";
import type { DraftViolation, TurnState } from "../node.ts";
import { checkOutput, type Evidence } from "../safety/check-output.ts";
import type { ViolationCode } from "../safety/violation.ts";
import type { AskParts } from "./ask-for.ts";
import { answerInputs } from "./compose-with-model.ts";
import type { CheckDraft } from "./validate.ts";

/** The business worded it itself: saying it twice, or in its own language, is what it wants. */
const ALLOWED_TO_RULES: ReadonlySet<ViolationCode> = new Set(["wrong_language", "repetition"]);

/** Holds what a draft says against everything that this turn has seen. */
export function createDraftCheck(prompts: AskParts["prompts"]): CheckDraft {
  return (state, wordedBy) => {
    const { draft, context } = state;
    const words = draft && "text" in draft.move ? draft.move.text : null;
    if (words === null) return [];
    const prompt = prompts.render("answer", answerInputs(state), context).text;
    const found = checkOutput(words, evidenceOf(state, { prompt }), context.settings.safety);
    return found.filter(
      ({ code }) => wordedBy === "model" || !ALLOWED_TO_RULES.has(code),
    ) satisfies readonly DraftViolation[];
  };
}

interface Instructed {
  /** The instructions that the words were written by. */
  readonly prompt: string;
}

/** Everything that words to a customer may rest on. */
export function evidenceOf({ context, findings, understanding, plan }: TurnState, { prompt }: Instructed): Evidence {
  const said = (kinds: readonly Message["author"]["kind"][]) =>
    context.messages.filter(({ author }) => kinds.includes(author.kind)).map(({ text }) => text);
  const passages = findings.flatMap((finding) => finding.passages);
  const fixed = (plan?.steps ?? []).flatMap((step) => (step.do === "say" ? [step.text] : []));
  return {
    prompt,
    sources: [
      ...fixed,
      ...findings.flatMap(({ text, value }) => [text ?? "", value === undefined ? "" : JSON.stringify(value)]),
      ...passages.flatMap(({ title, url, text }) => [title, url ?? "", text]),
      context.settings.thinking.persona,
    ],
    conversation: [
      ...said(["customer", "person"]),
      ...context.owed.map(({ text }) => text),
      context.instruction ?? "",
      context.summary ?? "",
    ],
    botMessages: said(["bot"]),
    language: understanding?.language ?? null,
  };
}
