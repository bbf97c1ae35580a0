import type { TurnContext } from "../../core/decision.ts";
import type { Message } from "../../core/event.ts";
import { checkOutput, type Evidence } from "../../safety/check-output.ts";
import type { Violation, ViolationCode } from "../../safety/violation.ts";
import type { AskParts } from "../by-model/ask-for.ts";
import { answerInputs } from "../by-model/compose.ts";
import { describeNow } from "../by-model/show-turn.ts";
import type { CheckDraft } from "../by-model/validate.ts";
import type { TurnState } from "../node.ts";
import { inventedAmounts } from "./invented-amounts.ts";

/** Texts that the business wrote may be repeated and may be in the business's own language. */
const ALLOWED_TO_RULES: ReadonlySet<string> = new Set<ViolationCode>(["wrong_language", "repetition"]);

/** Checks a draft against all sources of this turn. */
export function createDraftCheck(prompts: AskParts["prompts"]): CheckDraft {
  return (state, wordedBy) => {
    const { draft, context } = state;
    const words = draft && "text" in draft.move ? draft.move.text : null;
    if (words === null) return [];
    const prompt = prompts.render("answer", answerInputs(state), context).text;
    const evidence = evidenceOf(state, { prompt });
    const found = checkOutput(words, evidence, context.settings.safety);
    if (wordedBy === "rules") return found.filter(({ code }) => !ALLOWED_TO_RULES.has(code));
    return [...found, ...(context.settings.safety.check_answers ? amountsIn(words, evidence, context) : [])];
  };
}

/** The customer's words are no source: "you promised me 90 % off" must not become a promise. */
function amountsIn(words: string, { sources }: Evidence, context: TurnContext): readonly Violation[] {
  const colleagues = context.messages.filter(({ author }) => author.kind === "person").map(({ text }) => text);
  const invented = inventedAmounts(words, [...sources, ...colleagues]);
  if (invented.length === 0) return [];
  const text = `The answer states amounts or terms that no source gives (${invented.join(", ")}): state only theirs`;
  return [{ code: "invented_amount", text }];
}

interface Instructed {
  /** The instructions that the draft was written with. */
  readonly prompt: string;
}

/** All sources that a reply to a customer may rest on. */
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
      context.instruction ?? "",
      describeNow(context),
    ],
    conversation: [...said(["customer", "person"]), ...context.owed.map(({ text }) => text), context.summary ?? ""],
    botMessages: said(["bot"]),
    language: understanding?.language ?? null,
  };
}
