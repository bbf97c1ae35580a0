import type { Locale } from "../language/locale.ts";
import { readPersonWish } from "../language/words/person-please.ts";
import { findThreat, type Threat } from "../language/words/threats.ts";
import { type Asking, messageOf } from "./asking.ts";
import type { EventContext } from "./handler.ts";
import { localeOf } from "./locale-of.ts";
import { episodeMark, isTrue } from "./marks.ts";

/** The value of an option that leads to a person, wherever it is offered. */
/** Harm was announced: neither the bot nor a timer closes this conversation. */
export const neverClose = episodeMark("never_close", isTrue);

export const TALK_TO_PERSON = "baton:person";

/** The language in which the customer wants a person, in certain words or by a button that says so. */
export function wishForPerson(event: Asking, context: EventContext): Locale | undefined {
  const { gates, handoff } = context.settings;
  const { choices, text } = messageOf(event);
  if (choices.some(({ value }) => value === TALK_TO_PERSON)) return localeOf(context);
  return gates.person_please ? readPersonWish(text, localeOf(context), handoff) : undefined;
}

/** Announced harm that a person must see at once. */
export function threatIn(event: Asking, context: EventContext): Threat | undefined {
  return context.settings.gates.hostile_input ? findThreat(messageOf(event).text, localeOf(context)) : undefined;
}

/**
 * Neither a limit nor a question may stand between such a message and a person. It passes the gates in between and stops
 * at the one that calls people, so it never comes before the brain.
 */
export function mustReachPeople(event: Asking, context: EventContext): boolean {
  return wishForPerson(event, context) !== undefined || threatIn(event, context) !== undefined;
}
