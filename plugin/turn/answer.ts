import type { Handoff } from "../core/baton.ts";
import type { ContactMemory, Conversation, TurnChange } from "../core/conversation.ts";
import type { Decision, Explanation } from "../core/decision.ts";
import { choice, type Effect, say } from "../core/effect.ts";
import type { Reason } from "../core/holder.ts";
import type { Surroundings } from "./directory.ts";
import { openDraft } from "./draft.ts";

/** What a turn decided, ready to be written. */
export type Made =
  | { readonly kind: "words"; readonly decision: Exclude<Decision, { kind: "hand_off" }> }
  | {
      readonly kind: "handoff";
      readonly reason: Reason;
      readonly handoff: Handoff;
      readonly because: Explanation | null;
    };

interface AnswerOptions {
  readonly surroundings: Surroundings;
  /** The customer's messages that this answers. */
  readonly covered: readonly number[];
  readonly person: ContactMemory | null;
  readonly now: number;
}

/** What a decision writes. The announcement of a handoff comes from the pass, so none is promised that does not happen. */
export function answerDraft(conversation: Conversation, made: Made, options: AnswerOptions): TurnChange {
  const { surroundings, covered, person, now } = options;
  const draft = openDraft(conversation, { now, ...surroundings, person });
  draft.clearOwed();
  draft.record({ at: now, actor: "bot", action: "decided", reason: null, data: { covered, ...explain(made) } });
  if (made.kind === "handoff") {
    const { team, fallback } = made.handoff.route;
    draft.set({ offer: null, instruction: null });
    draft.mark({ route: { team, fallback } });
    draft.pass({ type: "handed_off", at: now, reason: made.reason, handoff: made.handoff }, "bot");
    return draft.finish([]);
  }
  const words = wordsOf(made.decision);
  draft.set({ instruction: null, ...(words.length > 0 ? { offer: null } : {}) });
  draft.emit(words);
  if (words.length > 0) draft.pass({ type: "bot_spoke", at: now, asks: made.decision.kind !== "answer" }, "bot");
  return draft.finish([]);
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
function explain(made: Made): Readonly<Record<string, unknown>> {
  const because = made.kind === "handoff" ? made.because : made.decision.because;
  const decision = made.kind === "handoff" ? "hand_off" : made.decision.kind;
  if (!because) return { decision };
  const { entities, trace, ...rest } = because;
  return { decision, ...rest, entities: Object.keys(entities), steps: trace.length };
}
