import type { EventContext } from "../handler.ts";
import type { Wishes } from "../wishes.ts";
import type { Draft } from "./draft.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * Puts wishes into a turn. Nothing is said to a contact who opted out: a contact who comes back is remembered as back
 * before anything is said, a contact who opts out reads one last sentence first.
 */
export function applyWishes(draft: Draft, wishes: Wishes, by: { at: number; actor: string }): void {
  const comesBack = wishes.person?.optedOutAt === null;
  if (wishes.person && comesBack) draft.rememberPerson(wishes.person);
  if (wishes.confirm) draft.confirm(wishes.confirm.effectId, wishes.confirm.messageId);
  // A rule passes the baton for the bot, a command for the agent who gave it.
  if (wishes.pass) draft.pass(wishes.pass, by.actor.startsWith("person:") ? by.actor : "bot");
  if (wishes.forgetsOwed) draft.dropOwed();
  if (wishes.offerAnswered) draft.set({ offer: null });
  if (wishes.summary !== undefined) draft.set({ summary: wishes.summary });
  if (wishes.instruction !== undefined) draft.set({ instruction: wishes.instruction });
  if (wishes.handOff) draft.wish(wishes.handOff);
  if (wishes.ticket) draft.ticket(wishes.ticket);
  if (wishes.notify) draft.notify(wishes.notify);
  if (wishes.owes?.length && draft.conversation.baton.holder === "bot") draft.owe(wishes.owes);
  if (wishes.answersNow) draft.answerNow();
  if (wishes.rating !== undefined) draft.rate(wishes.rating);
  if (wishes.marks) draft.mark(wishes.marks);
  for (const timer of wishes.timers ?? []) draft.timer(timer);
  if (wishes.effects) draft.emit(wishes.effects);
  if (wishes.approval) draft.askApproval(wishes.approval);
  if (wishes.command) draft.ask(wishes.command);
  if (wishes.person && !comesBack) draft.rememberPerson(wishes.person);
  if (wishes.record) draft.record({ ...by, reason: null, ...wishes.record });
}

/** What gates, handlers and timers may look at, at this point of a turn. */
export function contextOf(draft: Draft, { settings, hours, people }: Surroundings, now: number): EventContext {
  const { baton, known, owed, offer, marks } = draft.conversation;
  const seen = { conversation: known.state, baton, owed, offer, marks, person: draft.person };
  return { ...seen, settings, hours, people, pace: null, now };
}
