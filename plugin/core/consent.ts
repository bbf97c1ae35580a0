import type { ContactMemory } from "./contact-memory.ts";
import type { Message } from "./event.ts";
import { isNumber } from "./json.ts";
import { conversationMark, type Marks } from "./marks.ts";
import type { InboxSettings } from "./settings/settings.ts";
import { summarisedTo } from "./turn/rolling-summary.ts";

type Gates = Pick<InboxSettings, "gates">;

/** Whether the bot may read what this contact writes: always, unless the inbox asks for terms that are not accepted. */
export function mayRead({ gates }: Gates, person: Partial<ContactMemory> | null): boolean {
  const consent = person?.consent;
  return !gates.consent.required || (consent?.accepted === true && consent.version === gates.consent.version);
}

/** Up to this message the customer had refused: none of it is ever shown to the brain. */
export const hiddenUpTo = conversationMark("hidden_up_to", isNumber);

/** The part of a transcript for the brain when a refusal came before the consent. Time decides, ids may be negative. */
export function withoutHidden(messages: readonly Message[], marks: Marks): readonly Message[] {
  const end = hiddenUpTo.read(marks);
  if (end === null) return messages;
  return messages.filter(({ author, createdAt }) => author.kind !== "customer" || createdAt > end);
}

/** A summary of what is hidden is hidden, too. */
export function summaryIfShown(summary: string | null, marks: Marks): string | null {
  const end = hiddenUpTo.read(marks);
  return end !== null && (summarisedTo.read(marks) ?? 0) <= end ? null : summary;
}
