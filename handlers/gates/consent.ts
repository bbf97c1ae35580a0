import {
  type Asking,
  choice,
  conversationMark,
  type Effect,
  type EventContext,
  type Gate,
  gateTexts,
  heldIds,
  hiddenUpTo,
  hold,
  isAsking,
  isNumber,
  isShaped,
  isText,
  letAllGo,
  localeOf,
  mayRead,
  messageOf,
  mustReachPeople,
  noteTexts,
  passOn,
  readChoice,
  readConsent,
  say,
  type Verdict,
  wishHandoff,
} from "../../plugin/bot.ts";

const ACCEPT = "baton:consent:accept";
const DECLINE = "baton:consent:decline";
/** A message that crosses the question is no answer to it. */
const CROSSING_MS = 20_000;
const MAX_QUESTIONS = 2;

/** If the inbox requires consent, the bot reads no message of a contact before the terms are accepted. */
export const consent: Gate = {
  name: "consent",
  reason: "Before anything is understood or kept for an answer: without consent only people read",
  run(event, context) {
    if (!isAsking(event) || mayRead(context.settings, context.person)) return passOn;
    if (mustReachPeople(event, context)) return passOn;
    const answer = answerIn(event, context);
    if (answer === "accepted") return accept(event, context);
    if (answer === "declined") return decline(event, context);
    if (hasDeclined(context)) return onlyPeople(event, context, false);
    return ask(event, context);
  },
};

interface Question {
  readonly version: string;
  readonly askedAt: number;
  readonly times: number;
}

const lastQuestion = conversationMark(
  "consent",
  isShaped<Question>({ version: isText, askedAt: isNumber, times: isNumber }),
);

/** The last question of this conversation, if it was about the current version of the terms. */
function questionOf({ marks, settings }: EventContext): Question | null {
  const asked = lastQuestion.read(marks);
  return asked?.version === settings.gates.consent.version ? asked : null;
}

const hasDeclined = ({ person, settings }: EventContext) =>
  person.consent?.accepted === false && person.consent.version === settings.gates.consent.version;

function answerIn(event: Asking, context: EventContext): "accepted" | "declined" | undefined {
  const { text, choices } = messageOf(event);
  const isOpen = context.offer?.some(({ value }) => value === ACCEPT) ?? false;
  const option = choices[0] ?? (isOpen && context.offer ? readChoice(text, context.offer) : undefined);
  if (option?.value === ACCEPT) return "accepted";
  if (option?.value === DECLINE) return "declined";
  return questionOf(context) || hasDeclined(context) ? readConsent(text, { isOpen }) : undefined;
}

function ask(event: Asking, context: EventContext): Verdict {
  const asked = questionOf(context);
  const held = hold(context.marks, messageOf(event).id);
  if (asked && context.now - asked.askedAt < CROSSING_MS)
    return { kind: "stop", because: "consent_awaited", marks: held };
  if (asked && asked.times >= MAX_QUESTIONS) return onlyPeople(event, context, true);
  const { version } = context.settings.gates.consent;
  return {
    kind: "stop",
    because: "consent_asked",
    effects: questionFor(context, asked !== null),
    marks: { ...held, ...lastQuestion.set({ version, askedAt: context.now, times: (asked?.times ?? 0) + 1 }) },
  };
}

function questionFor(context: EventContext, isReminder: boolean): readonly Effect[] {
  const words = gateTexts[localeOf(context)];
  const options = [
    { title: words.accept, value: ACCEPT },
    { title: words.decline, value: DECLINE },
  ];
  if (isReminder) return [choice(words.consentAgain, options)];
  return [say(context.settings.gates.consent.text ?? words.terms), choice(words.consentQuestion, options)];
}

/** Held messages are answered now. Messages written after a refusal stay hidden from the bot. */
function accept(event: Asking, context: EventContext): Verdict {
  const { version } = context.settings.gates.consent;
  const isLate = hasDeclined(context);
  const held = isLate ? [] : heldIds(context.marks);
  return {
    kind: "stop",
    because: "consent_given",
    owes: held,
    effects: held.length > 0 ? [] : [say(gateTexts[localeOf(context)].accepted)],
    person: { consent: { version, at: context.now, accepted: true } },
    marks: { ...letAllGo, ...lastQuestion.set(null), ...(isLate ? hiddenUpTo.set(event.at) : {}) },
    offerAnswered: true,
    record: { action: "consent_given", data: { version } },
  };
}

function decline(event: Asking, context: EventContext): Verdict {
  const { version } = context.settings.gates.consent;
  return {
    ...onlyPeople(event, context, true),
    because: "consent_declined",
    person: { consent: { version, at: context.now, accepted: false } },
    record: { action: "consent_declined", data: { version } },
  };
}

/** Hands off to people. The bot says so once, and not again to a contact who has refused before. */
function onlyPeople(event: Asking, context: EventContext, isTold: boolean): Verdict & { readonly kind: "stop" } {
  const sayFirst = gateTexts[localeOf(context)].declined;
  const remark = noteTexts[context.settings.locale].noConsent;
  return {
    kind: "stop",
    because: "no_consent",
    handOff: wishHandoff("policy", { announce: isTold, sayFirst, remark }),
    marks: { ...letAllGo, ...lastQuestion.set(null), ...hiddenUpTo.set(event.at) },
    offerAnswered: true,
  };
}
