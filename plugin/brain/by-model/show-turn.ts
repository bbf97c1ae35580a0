import type { TurnContext } from "../../core/decision.ts";
import type { Message } from "../../core/event.ts";
import type { Passage } from "../../core/knowledge.ts";
import { describeHours } from "../../core/texts/opening-hours.ts";
import { asData, indented } from "../context/as-data.ts";
import { ANSWERED_CHARS, describeContact, describeMessages } from "../context/describe-conversation.ts";
import { transcriptWindow } from "../context/transcript-window.ts";
import { isTrusted, withoutUnsafe } from "../graph/unsafe-words.ts";
import type { TurnState } from "../node.ts";

/** Bounds the result of a tool; a passage of knowledge is bounded already. */
const PASSAGE_CHARS = 2000;
const RESULT_CHARS = 4000;
const MAX_PASSAGES = 8;
/** About 8,000 tokens. */
const WHOLE_CHARS = 32_000;

/** The conversation as every node shows it to a model: bounded, and marked as data. */
export const showConversation = (context: TurnContext): string => show(context, transcriptWindow(context).recent);

/** The whole conversation, for agents: each message is shown, in a long one only the beginning and end of each. */
export function showWholeConversation(context: TurnContext): string {
  const each = Math.floor(WHOLE_CHARS / Math.max(1, context.messages.length));
  return show(context, context.messages, Math.min(ANSWERED_CHARS, each));
}

function show(context: TurnContext, messages: readonly Message[], answeredChars = ANSWERED_CHARS): string {
  return [
    asData("now", describeNow(context)),
    describeContact(context),
    context.summary === null ? "" : asData("earlier_in_this_conversation", context.summary),
    describeMessages(withoutUnsafe(messages, context.settings), context.owed, answeredChars),
    context.instruction === null ? "" : asData("wish_of_a_colleague", indented(context.instruction)),
  ]
    .filter((block) => block !== "")
    .join("\n\n");
}

/** The date and the opening hours: customers ask for them most, and no page states them. */
export function describeNow({ now, hours, settings }: TurnContext): string {
  const timeZone = hours?.timeZone ?? settings.hours.time_zone;
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone, dateStyle: "full", timeStyle: "short" });
  const people = hours ? ` ${describeHours(hours, settings.locale, now)}` : "";
  return `${clock.format(now)} (${timeZone}).${people}`;
}

/** The passages that may support the answer, in the order in which the model sees them. */
export function passagesOf({ findings, context }: TurnState): readonly Passage[] {
  const trusted = findings.flatMap(({ passages }) => passages).filter((one) => isTrusted(one, context.settings));
  const all = trusted.toSorted((first, second) => second.score - first.score);
  const seen = new Set<string>();
  return all.filter(({ chunkId }) => !seen.has(chunkId) && seen.add(chunkId)).slice(0, MAX_PASSAGES);
}

/** Finds passages by the numbers that the model cites. */
export function showPassages(passages: readonly Passage[]): string {
  const shown = passages.map(({ title, text, flags }, index) => {
    const doubts = flags.length === 0 ? "" : ` (${flags.join(", ")})`;
    return `[${index + 1}] ${indented(title)}${doubts}\n  ${indented(text.slice(0, PASSAGE_CHARS))}`;
  });
  return asData("knowledge", shown.join("\n") || "(nothing was found)");
}

/** The findings of this turn: passages, the business's own texts and tool results. */
export function showFindings(state: TurnState): string {
  const results = state.findings.flatMap(({ step, value, text }) => {
    if (step.do === "call_tool") return [`[${step.name}] ${resultText(value ?? text, state.context)}`];
    return text === null ? [] : [`[the business's own words] ${indented(text)}`];
  });
  const passages = showPassages(passagesOf(state));
  return results.length === 0 ? passages : `${passages}\n\n${asData("results", results.join("\n"))}`;
}

function resultText(value: unknown, { settings }: TurnContext): string {
  const text = JSON.stringify(value).slice(0, RESULT_CHARS);
  return isTrusted({ text }, settings) ? indented(text) : "(not shown: it tried to give you orders)";
}

/** The problems of the previous draft. */
export function showViolations({ violations, draft }: TurnState): string {
  if (violations.length === 0) return "";
  const rejected = draft && "text" in draft.move ? [asData("rejected_answer", draft.move.text ?? "")] : [];
  return [...rejected, asData("to_mend", violations.map(({ text }) => `- ${indented(text)}`).join("\n"))].join("\n\n");
}
