import {
  episodeMark,
  type Gate,
  gateTexts,
  isAbusive,
  isAsking,
  isJsonObject,
  messageOf,
  neverClose,
  passOn,
  type Threat,
  threatIn,
  type Verdict,
  wishHandoff,
} from "../../plugin/bot.ts";

const insult = episodeMark("abuse", isJsonObject);

/** Hands a threat of harm to people at once. Marks an insult, so that the brain answers calmly. */
export const hostileInput: Gate = {
  name: "hostile-input",
  reason: "Last, on what is understood by now: what it finds goes to a person or, marked, to the brain",
  run(event, context) {
    if (!context.settings.gates.hostile_input || !isAsking(event)) return passOn;
    const threat = threatIn(event, context);
    if (threat) return callPeople(threat);
    const { id, text } = messageOf(event);
    return isAbusive(text) ? { kind: "pass", marks: insult.set({ messageId: id }) } : passOn;
  },
};

function callPeople({ kind, locale }: Threat): Verdict {
  const isSelfHarm = kind === "self_harm";
  const sayFirst = isSelfHarm ? gateTexts[locale].selfHarm : gateTexts[locale].violence;
  const remark = isSelfHarm
    ? "The customer may be about to harm themselves. Please answer at once, and do not close this conversation."
    : "The customer threatens somebody. Please look at this at once, and do not close this conversation.";
  return {
    kind: "stop",
    because: kind,
    handOff: wishHandoff("policy", { priority: "urgent", language: locale, sayFirst, remark }),
    marks: neverClose.set(true),
    record: { action: "threat", data: { kind } },
  };
}
