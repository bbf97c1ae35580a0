import type { Handled } from "../core/handler.ts";
import type { Draft } from "./draft.ts";

/** Puts into a turn what a gate, an event handler or a timer decided. */
export function take(draft: Draft, handled: Handled, by: { at: number; actor: string }): void {
  if (handled.confirm) draft.confirm(handled.confirm.effectId, handled.confirm.messageId);
  if (handled.pass) draft.pass(handled.pass, "bot");
  if (handled.owes && draft.conversation.baton.holder === "bot") draft.owe(handled.owes);
  if (handled.effects) draft.emit(handled.effects);
  if (handled.record) draft.record({ ...by, reason: null, ...handled.record });
}
