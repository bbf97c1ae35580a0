import type { TurnContext } from "../../core/decision.ts";
import { asData, indented } from "../context/as-data.ts";
import { describeContact, describeMessages } from "../context/describe-conversation.ts";
import { transcriptWindow } from "../context/transcript-window.ts";
import type { Finding, TurnState } from "../node.ts";

/** A page of knowledge is a chunk already; whatever a tool returns is bounded here. */
const PASSAGE_CHARS = 2000;
const RESULT_CHARS = 4000;
const MOST_PASSAGES = 8;

/** The conversation as a model is shown it, whichever node asks: bounded, and all of it data. */
export function showConversation(context: TurnContext): string {
  const { recent } = transcriptWindow(context);
  return [
    describeContact(context),
    context.summary === null ? "" : asData("earlier_in_this_conversation", context.summary),
    describeMessages(recent, context.owed),
    context.instruction === null ? "" : asData("wish_of_a_colleague", indented(context.instruction)),
  ]
    .filter((block) => block !== "")
    .join("\n\n");
}

/** The passages a model may rest its answer on, in the order in which it is shown them. */
export function passagesOf({ findings }: TurnState): Finding["passages"] {
  const all = findings.flatMap(({ passages }) => passages).toSorted((first, second) => second.score - first.score);
  const seen = new Set<string>();
  return all.filter(({ chunkId }) => !seen.has(chunkId) && seen.add(chunkId)).slice(0, MOST_PASSAGES);
}

/** What the turn has found out so far: passages by number, fixed answers, and what tools returned. */
export function showFindings(state: TurnState): string {
  const passages = passagesOf(state).map(({ title, text, flags }, index) => {
    const doubts = flags.length === 0 ? "" : ` (${flags.join(", ")})`;
    return `[${index + 1}] ${indented(title)}${doubts}\n  ${indented(text.slice(0, PASSAGE_CHARS))}`;
  });
  const results = state.findings.flatMap(({ step, value, text }) => {
    if (step.do === "call_tool")
      return [`[${step.name}] ${indented(JSON.stringify(value ?? text).slice(0, RESULT_CHARS))}`];
    return text === null ? [] : [`[the business's own words] ${indented(text)}`];
  });
  return [
    asData("knowledge", passages.join("\n") || "(nothing was found)"),
    results.length === 0 ? "" : asData("results", results.join("\n")),
  ]
    .filter((block) => block !== "")
    .join("\n\n");
}

/** What was wrong with the draft before this one. */
export function showViolations({ violations, draft }: TurnState): string {
  if (violations.length === 0) return "";
  const rejected = draft && "text" in draft.move ? [asData("rejected_answer", draft.move.text ?? "")] : [];
  return [...rejected, asData("to_mend", violations.map(({ text }) => `- ${indented(text)}`).join("\n"))].join("\n\n");
}
