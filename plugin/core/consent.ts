import type { ContactMemory } from "./conversation.ts";
import type { Message } from "./event.ts";
import type { InboxSettings } from "./settings/settings.ts";
import { SUMMARISED_TO } from "./turn/rolling-summary.ts";

type Gates = Pick<InboxSettings, "gates">;

/** Whether the bot may read what this contact writes: always, unless the inbox asks for terms that are not accepted. */
export function mayRead({ gates }: Gates, person: Partial<ContactMemory> | null): boolean {
  const consent = person?.consent;
  return !gates.consent.required || (consent?.accepted === true && consent.version === gates.consent.version);
}

/** Up to this message the customer had refused: none of it is ever shown to the brain. */
export const HIDDEN_UP_TO = "hidden_up_to";

/** What is left of a transcript for the brain when a refusal came before the consent. Time decides, ids may be negative. */
export function withoutHidden(
  messages: readonly Message[],
  marks: Readonly<Record<string, unknown>>,
): readonly Message[] {
  const hiddenUpTo = marks[HIDDEN_UP_TO];
  if (typeof hiddenUpTo !== "number") return messages;
  return messages.filter(({ author, createdAt }) => author.kind !== "customer" || createdAt > hiddenUpTo);
}

/** A summary of what is hidden is hidden, too. */
export function summaryIfShown(summary: string | null, marks: Readonly<Record<string, unknown>>): string | null {
  const { [HIDDEN_UP_TO]: hiddenUpTo, [SUMMARISED_TO]: summarisedTo } = marks;
  const covers = typeof summarisedTo === "number" ? summarisedTo : 0;
  return typeof hiddenUpTo === "number" && covers <= hiddenUpTo ? null : summary;
}
