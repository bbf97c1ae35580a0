import type { Conversation, TurnChange } from "../core/conversation.ts";
import type { Decision, Explanation, Recap } from "../core/decision.ts";
import { choice, type Effect, say } from "../core/effect.ts";
import type { InboxSettings } from "../core/settings.ts";
import { type Draft, openDraft } from "./draft.ts";
import { planHandoff } from "./hand-off.ts";

interface AnswerOptions {
  readonly decision: Decision;
  readonly recap: Recap | null;
  readonly settings: InboxSettings;
  /** The customer's messages that this answers. */
  readonly covered: readonly number[];
  readonly now: number;
}

/** What a decision writes. The announcement of a handoff comes from the pass, so none is promised that does not happen. */
export function answerDraft(conversation: Conversation, options: AnswerOptions): TurnChange {
  const { decision, recap, settings, covered, now } = options;
  const draft = openDraft(conversation, { now, settings });
  draft.clearOwed();
  draft.set({ instruction: null, ...(decision.kind === "silence" ? {} : { offer: null }) });
  draft.record({
    at: now,
    actor: "bot",
    action: "decided",
    reason: null,
    data: { decision: decision.kind, covered, ...explain(decision.because) },
  });
  if (decision.kind === "hand_off") handOff(draft, { decision, recap, settings, now });
  else draft.emit(wordsOf(decision));
  return draft.finish([]);
}

function handOff(
  draft: Draft,
  options: {
    decision: Extract<Decision, { kind: "hand_off" }>;
    recap: Recap | null;
    settings: InboxSettings;
    now: number;
  },
): void {
  const { decision, recap, settings, now } = options;
  const text = recap?.text ?? "The bot could not answer and asks for a person.";
  const handoff = planHandoff({ settings, locale: decision.because.language, recap: text });
  draft.pass({ type: "handed_off", at: now, reason: decision.reason, handoff }, "bot");
}

function wordsOf(decision: Exclude<Decision, { kind: "hand_off" }>): readonly Effect[] {
  switch (decision.kind) {
    case "answer":
    case "clarify":
      return [say(decision.text)];
    case "choice":
      return [choice(decision.text, decision.choices)];
    case "flow":
      return decision.text === null ? [] : [say(decision.text)];
    case "silence":
      return [];
  }
}

/** For the record: everything that explains the decision and nothing the customer said. */
function explain({ entities, trace, ...rest }: Explanation): Readonly<Record<string, unknown>> {
  return { ...rest, entities: Object.keys(entities), steps: trace.length };
}
