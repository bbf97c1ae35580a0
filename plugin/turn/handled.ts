import type { EventContext, Handled } from "../core/handler.ts";
import type { Surroundings } from "./directory.ts";
import type { Draft } from "./draft.ts";

/** Puts into a turn what a gate, an event handler or a timer decided. */
export function take(draft: Draft, handled: Handled, by: { at: number; actor: string }): void {
  if (handled.confirm) draft.confirm(handled.confirm.effectId, handled.confirm.messageId);
  if (handled.pass) draft.pass(handled.pass, "bot");
  if (handled.handOff) draft.wish(handled.handOff);
  if (handled.ticket) draft.ticket(handled.ticket);
  if (handled.owes && draft.conversation.baton.holder === "bot") draft.owe(handled.owes);
  if (handled.rating !== undefined) draft.rate(handled.rating);
  if (handled.marks) draft.mark(handled.marks);
  if (handled.person) draft.rememberPerson(handled.person);
  for (const timer of handled.timers ?? []) draft.timer(timer);
  if (handled.effects) draft.emit(handled.effects);
  if (handled.record) draft.record({ ...by, reason: null, ...handled.record });
}

/** What gates, handlers and timers get to see of a turn at this point of it. */
export function contextOf(draft: Draft, { settings, hours, people }: Surroundings, now: number): EventContext {
  const { baton, known, offer, marks } = draft.conversation;
  return { conversation: known.state, baton, settings, hours, people, offer, marks, person: draft.person, now };
}
