import {
  type Asking,
  changeLabels,
  type EventContext,
  episodeMark,
  type Gate,
  gateTexts,
  isAsking,
  isTrue,
  type Locale,
  letAllGo,
  localeOf,
  messageOf,
  note,
  noteTexts,
  passOn,
  readChoice,
  readOptIn,
  readOptOut,
  say,
  threatIn,
  type Verdict,
  wishHandoff,
} from "../../plugin/bot.ts";

const LABEL = "baton-opt-out";
/** The team has the conversation only because of the opt-out. */
const handedOffSilently = episodeMark("opted_out_handoff", isTrue);

/** "SAIR", "STOP": the bot confirms once and is then silent for this contact. Agents still get the messages. */
export const optOut: Gate = {
  name: "opt-out",
  reason: "Before who may speak: whoever wants silence gets it, whoever has the conversation",
  run(event, context) {
    if (!context.settings.gates.opt_out || !isAsking(event)) return passOn;
    const { text } = messageOf(event);
    const wanted = readOptOut(text, localeOf(context), context.settings.gates.opt_out_words);
    if (context.person.optedOutAt !== null) return whileSilent(event, context, wanted !== undefined);
    // If "Sair" is an offered option, the message means that option.
    const isOption = event.type !== "customer_message" || readChoice(text, context.offer ?? []) !== undefined;
    return wanted === undefined || isOption ? passOn : silence(context, wanted);
  },
};

function silence(context: EventContext, locale: Locale): Verdict {
  const mayConfirm = context.baton.holder === "bot";
  const words = mayConfirm ? say(gateTexts[locale].optedOut) : note(noteTexts[context.settings.locale].optsOut);
  return {
    kind: "stop",
    because: "opts_out",
    effects: [words, changeLabels({ add: [LABEL] })],
    person: { optedOutAt: context.now },
    forgetsOwed: true,
    marks: letAllGo,
    record: { action: "opted_out", data: {} },
  };
}

function whileSilent(event: Asking, context: EventContext, wantsSilence: boolean): Verdict {
  const locale = readOptIn(messageOf(event).text, localeOf(context));
  if (locale) return speakAgain(event, context, locale);
  if (wantsSilence) return { kind: "stop", because: "opted_out_already" };
  if (context.baton.holder !== "bot") return passOn;
  const priority = threatIn(event, context) ? "urgent" : null;
  const remark = noteTexts[context.settings.locale].optedOut;
  return {
    kind: "stop",
    because: "opted_out",
    handOff: wishHandoff("policy", { announce: false, priority, remark }),
    marks: handedOffSilently.set(true),
  };
}

/** The bot takes the conversation back only if the opt-out alone had given it to the team. */
function speakAgain(event: Asking, { baton, marks, settings }: EventContext, locale: Locale): Verdict {
  const isOurs = baton.holder === "team" && handedOffSilently.read(marks) === true;
  const maySpeak = baton.holder === "bot" || isOurs;
  const words = maySpeak ? say(gateTexts[locale].optedIn) : note(noteTexts[settings.locale].optsIn);
  return {
    kind: "stop",
    because: "opts_in",
    ...(isOurs ? { pass: { type: "returned", at: event.at, reason: "returned", tellChatwoot: true } as const } : {}),
    effects: [words, changeLabels({ remove: [LABEL] })],
    person: { optedOutAt: null },
    forgetsOwed: true,
    marks: handedOffSilently.set(null),
    record: { action: "opted_in", data: {} },
  };
}
