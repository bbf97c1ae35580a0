import type { Handoff } from "../baton/baton.ts";
import type { Reason } from "../baton/holder.ts";
import { NEXT_INTENT, setTimer } from "../baton/ladder.ts";
import { handoffRoute } from "../baton/routing.ts";
import type { ContactMemory } from "../contact-memory.ts";
import type { Conversation, TurnChange } from "../conversation.ts";
import type { Decision, Explanation } from "../decision.ts";
import { choice, type Effect, say } from "../effect.ts";
import { episodeMark, isTrue } from "../marks.ts";
import { applyWishes } from "./apply-wishes.ts";
import { type Draft, openDraft } from "./draft.ts";
import { intentInTurn, queuedIntents, queueIntents } from "./intents.ts";
import { summarisedTo } from "./rolling-summary.ts";
import type { Surroundings } from "./surroundings.ts";

/** Fields of every decision. */
export type Beside = Pick<Decision, "summary" | "gaps" | "wishes">;

/** The writes of a decision. */
export type Made =
  | { readonly kind: "words"; readonly decision: Exclude<Decision, { kind: "hand_off" }> }
  | {
      readonly kind: "handoff";
      readonly reason: Reason;
      readonly handoff: Handoff;
      readonly because: Explanation | null;
      readonly beside: Beside;
    };

export const besideOf = (made: Made): Beside => (made.kind === "handoff" ? made.beside : made.decision);

/** The bot has asked what is meant: once is enough, then an agent is called. */
export const askedBack = episodeMark("clarified", isTrue);

/** Texts that make the customer reword the question, or choose. */
const ASKS_BACK: ReadonlySet<Decision["kind"]> = new Set(["clarify", "choice"]);

interface AnswerOptions {
  readonly surroundings: Surroundings;
  /** The customer's messages that this answers. */
  readonly covered: readonly number[];
  readonly person: ContactMemory | null;
  readonly now: number;
}

/** The writes of a decision. The announcement comes from the pass, so a failed handoff is never announced. */
export function answerDraft(conversation: Conversation, made: Made, options: AnswerOptions): TurnChange {
  const { surroundings, covered, person, now } = options;
  const draft = openDraft(conversation, { now, ...surroundings, person });
  const intent = intentInTurn(conversation);
  draft.clearOwed();
  rememberLanguage(draft, made);
  keepSummary(draft, made);
  // Before the words: what a tool noted is there when people are told of it.
  for (const wishes of besideOf(made).wishes ?? []) applyWishes(draft, wishes, { at: now, actor: "bot" });
  draft.record({ at: now, actor: "bot", action: "decided", reason: null, data: { covered, ...explain(made) } });
  if (made.kind === "handoff") {
    const { team, fallback } = made.handoff.route;
    draft.set({ offer: null, instruction: null });
    draft.mark({ ...handoffRoute.set({ team, fallback }), ...askedBack.set(null) });
    draft.pass({ type: "handed_off", at: now, reason: made.reason, handoff: made.handoff }, "bot");
    return draft.finish([]);
  }
  const words = wordsOf(made.decision);
  draft.set({ instruction: null, ...(words.length > 0 ? { offer: null } : {}) });
  draft.emit(words);
  draft.mark(askedBack.set(ASKS_BACK.has(made.decision.kind) ? true : null));
  if (words.length > 0) draft.pass({ type: "bot_spoke", at: now, asks: made.decision.kind !== "answer" }, "bot");
  // Where nothing needs to be said nobody waits for it.
  else draft.pass({ type: "bot_heard", at: now }, "bot");
  takeUpNext(draft, { decision: made.decision, intent, options });
  return draft.finish([]);
}

interface Answered {
  readonly decision: Decision;
  readonly intent: string | null;
  readonly options: AnswerOptions;
}

/** What else was asked waits until this is said and the customer is quiet; a question of the bot's is answered first. */
function takeUpNext(draft: Draft, { decision, intent, options }: Answered): void {
  const { surroundings, covered, now } = options;
  const answered = intent ?? decision.because.intent;
  const next = { names: decision.next ?? [], askedIn: covered };
  draft.mark(queueIntents(draft.conversation.marks, answered, next));
  const isWaiting = queuedIntents(draft.conversation.marks).length > 0;
  if (isWaiting && decision.kind === "answer")
    draft.timer(setTimer(NEXT_INTENT, now + surroundings.settings.quiet_time_ms));
}

/** For what is said to this customer without having just heard them. */
function rememberLanguage(draft: Draft, made: Made): void {
  const because = made.kind === "handoff" ? made.because : made.decision.because;
  const language = because?.language ?? null;
  if (language !== null && language !== draft.person.language) draft.rememberPerson({ language });
}

function keepSummary(draft: Draft, made: Made): void {
  const { summary } = besideOf(made);
  if (!summary) return;
  draft.set({ summary: summary.text });
  draft.mark(summarisedTo.set(summary.upTo));
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

/** The record of the decision without the customer's words. */
function explain(made: Made): Readonly<Record<string, unknown>> {
  const because = made.kind === "handoff" ? made.because : made.decision.because;
  const decision = made.kind === "handoff" ? "hand_off" : made.decision.kind;
  if (!because) return { decision };
  const { entities, trace, ...rest } = because;
  return { decision, ...rest, entities: Object.keys(entities), steps: trace.length };
}
