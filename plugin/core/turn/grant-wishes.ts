import type { Locale } from "../../language/locale.ts";
import { note } from "../effect.ts";
import { noteTexts } from "../texts/texts.ts";
import { describeCall, type ToolWishes } from "../tool-wishes.ts";
import type { Draft } from "./draft.ts";

/** Before the words: what a tool noted is there when people are told of it. */
export function grantWishes(draft: Draft, wishes: readonly ToolWishes[], locale: Locale): void {
  for (const { effects = [], ticket, timers = [], approval } of wishes) {
    draft.emit(effects);
    if (ticket) draft.ticket(ticket);
    for (const timer of timers) draft.timer(timer);
    if (approval) draft.emit([note(noteTexts[locale].wantsApproval({ call: describeCall(approval) }))]);
  }
}
