import { type HandoffWish, wishHandoff } from "../core/baton/handoff.ts";
import type { ContactMemory } from "../core/contact-memory.ts";
import type { Conversation } from "../core/conversation.ts";
import type { Brain, Explanation, Recap, TurnContext } from "../core/decision.ts";
import { noteTexts } from "../core/texts/texts.ts";
import type { Beside, Made } from "../core/turn/answer.ts";
import { explainPlainly } from "../core/turn/explain-plainly.ts";
import { planHandoff, routeOf } from "../core/turn/hand-off.ts";
import { recapByRules, unreadRecap } from "../core/turn/recap.ts";
import type { Surroundings } from "../core/turn/surroundings.ts";
import type { Logger } from "../telemetry/logger.ts";

export interface DecideParts {
  readonly brain: Brain;
  readonly log: Pick<Logger, "error">;
  readonly now: () => number;
  /** The recent waits of customers of this team; null: too few are known. */
  readonly usualWaitMs: (connectionId: string, team: string | null) => Promise<number | null>;
}

export interface Task {
  readonly context: TurnContext;
  readonly conversation: Conversation;
  readonly surroundings: Surroundings;
  readonly person: ContactMemory | null;
  /** False when the contact has not consented: the brain then gets no messages. */
  readonly isReadable: boolean;
}

/** A wish for an agent is granted without asking the brain; a failing brain counts as such a wish. */
export async function decideTurn(parts: DecideParts, task: Task, signal: AbortSignal): Promise<Made | "aborted"> {
  const { context, conversation } = task;
  const words = noteTexts[task.surroundings.settings.locale];
  const noConsent = wishHandoff("policy", { announce: false, remark: words.noConsent });
  const wish = conversation.wish ?? (task.isReadable ? null : noConsent);
  if (wish) return handOff(parts, task, { wish, because: null, beside: {}, signal });
  if (isNothingAsked(context)) return { kind: "words", decision: { kind: "silence", because: nothingAsked } };
  try {
    const decision = await parts.brain.decide(context, signal);
    if (decision.kind !== "hand_off") return { kind: "words", decision };
    const wish = wishHandoff(decision.reason, { topic: decision.topic, ...afterInstruction(context) });
    return await handOff(parts, task, { wish, because: decision.because, beside: decision, signal });
  } catch (err) {
    if (signal.aborted) return "aborted";
    const { connectionId, conversationId } = conversation;
    parts.log.error({ err, connectionId, conversationId }, "the brain failed; a person takes over");
    const wish = wishHandoff("error", { remark: words.failedDeciding });
    return handOff(parts, task, { wish, because: null, beside: {}, signal });
  }
}

/** The agent who gave the instruction reads why it was not followed; a customer without a question reads no message. */
function afterInstruction({ instruction, owed, settings }: TurnContext): Partial<HandoffWish> {
  if (instruction === null) return {};
  return { announce: owed.length > 0, remark: noteTexts[settings.locale].notFollowed };
}

/** Given back after every message was answered, or the open question has been deleted since. */
const isNothingAsked = ({ owed, instruction }: TurnContext) => owed.length === 0 && instruction === null;

const nothingAsked = explainPlainly("Nothing is left unanswered");

interface Reasons {
  readonly wish: HandoffWish;
  readonly because: Explanation | null;
  readonly beside: Beside;
  readonly signal: AbortSignal;
}

async function handOff(parts: DecideParts, task: Task, { wish, because, beside, signal }: Reasons): Promise<Made> {
  const { context, conversation, surroundings, person } = task;
  const recap = await recapOf(parts, task, { because, signal });
  const calling = { wish, because, person, surroundings, now: parts.now() };
  const route = routeOf(calling);
  const usualWaitMs = await parts.usualWaitMs(conversation.connectionId, route.team);
  const handoff = planHandoff({ ...calling, recap, route, messages: context.messages, usualWaitMs });
  return { kind: "handoff", reason: wish.reason, handoff, because, beside };
}

/** When a model fails, the rules write the recap: agents never open a thread without one. */
async function recapOf(
  { brain }: DecideParts,
  { context, isReadable }: Task,
  { because, signal }: Pick<Reasons, "because" | "signal">,
): Promise<Recap> {
  if (!isReadable) return unreadRecap(context.settings.locale);
  return brain.recap(context, because, signal).catch(() => recapByRules(context, because));
}
