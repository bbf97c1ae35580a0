import type { EventContext, Handled } from "../handler.ts";
import type { Draft } from "./draft.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * Puts into a turn what a gate, an event handler or a timer decided. Nothing is said to a contact who opted out: who
 * comes back is remembered as back before anything is said, who opts out hears one last sentence first.
 */
export function take(draft: Draft, handled: Handled, by: { at: number; actor: string }): void {
  const comesBack = handled.person?.optedOutAt === null;
  if (handled.person && comesBack) draft.rememberPerson(handled.person);
  if (handled.confirm) draft.confirm(handled.confirm.effectId, handled.confirm.messageId);
  if (handled.pass) draft.pass(handled.pass, "bot");
  if (handled.forgetsOwed) draft.dropOwed();
  if (handled.offerAnswered) draft.set({ offer: null });
  if (handled.handOff) draft.wish(handled.handOff);
  if (handled.ticket) draft.ticket(handled.ticket);
  if (handled.notify) draft.notify(handled.notify);
  if (draft.conversation.baton.holder === "bot") {
    if (handled.owes) draft.owe(handled.owes);
    if (handled.owesEarlier) draft.oweEarlier(handled.owesEarlier);
  }
  if (handled.rating !== undefined) draft.rate(handled.rating);
  if (handled.marks) draft.mark(handled.marks);
  for (const timer of handled.timers ?? []) draft.timer(timer);
  if (handled.effects) draft.emit(handled.effects);
  if (handled.command) draft.ask(handled.command);
  if (handled.person && !comesBack) draft.rememberPerson(handled.person);
  if (handled.record) draft.record({ ...by, reason: null, ...handled.record });
}

/** What gates, handlers and timers get to see of a turn at this point of it. */
export function contextOf(draft: Draft, { settings, hours, people }: Surroundings, now: number): EventContext {
  const { baton, known, owed, offer, marks } = draft.conversation;
  const seen = { conversation: known.state, baton, owed, offer, marks, person: draft.person };
  return { ...seen, settings, hours, people, pace: null, now };
}
