import { wishHandoff } from "../baton/handoff.ts";
import type { ContactMemory } from "../contact-memory.ts";
import type { Conversation, TurnChange } from "../conversation.ts";
import type { DueTimer, Handlers } from "../handler.ts";
import { noteTexts } from "../texts/texts.ts";
import { applyWishes, contextOf } from "./apply-wishes.ts";
import { openDraft } from "./draft.ts";
import type { Surroundings } from "./surroundings.ts";

interface Firing {
  readonly surroundings: Surroundings;
  readonly person: ContactMemory | null;
  readonly handlers: Handlers;
  /** How many customers wait for people in this account; absent: not asked. */
  readonly waiting?: number | undefined;
  readonly now: number;
}

export interface TimerFailure {
  readonly kind: string;
  /** Absent: this kind of timer has no handler any more. */
  readonly err?: unknown;
}

/** Applies due timers to a conversation. A timer's row is deleted, unless its handler sets it again. */
export function applyTimers(
  conversation: Conversation,
  due: readonly DueTimer[],
  { surroundings, person, handlers, waiting, now }: Firing,
): { readonly change: TurnChange; readonly failures: readonly TimerFailure[] } {
  const draft = openDraft(conversation, { now, ...surroundings, person });
  const failures: TimerFailure[] = [];
  for (const timer of due) {
    const { kind } = timer;
    const context = { ...contextOf(draft, surroundings, now), ...(waiting === undefined ? {} : { waiting }) };
    const handler = handlers.timers.find((one) => one.kind === kind);
    try {
      if (handler) applyWishes(draft, handler.run(timer, context), { at: now, actor: "timer" });
      else failures.push({ kind });
    } catch (err) {
      // A second run would fail again, and no customer or operator would ever hear of it.
      failures.push({ kind, err });
      draft.ticket({ title: "A timer failed", detail: { kind } });
      draft.wish(wishHandoff("error", { remark: noteTexts[surroundings.settings.locale].failedOnTimer }));
    }
    draft.cancelTimer(kind);
  }
  return { change: draft.finish([]), failures };
}
