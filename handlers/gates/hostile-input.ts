import {
  type EventContext,
  type Gate,
  gateTexts,
  isAsking,
  neverClose,
  noteTexts,
  passOn,
  type Threat,
  threatIn,
  type Verdict,
  wishHandoff,
} from "../../plugin/bot.ts";

/** Hands a threat of harm to people at once. */
export const hostileInput: Gate = {
  name: "hostile-input",
  reason: "Last, on what is understood by now: what it finds goes to a person",
  run(event, context) {
    if (!context.settings.gates.hostile_input || !isAsking(event)) return passOn;
    const threat = threatIn(event, context);
    return threat ? callPeople(threat, context) : passOn;
  },
};

function callPeople({ kind, locale }: Threat, { settings }: EventContext): Verdict {
  const isSelfHarm = kind === "self_harm";
  const sayFirst = isSelfHarm ? gateTexts[locale].selfHarm : gateTexts[locale].violence;
  const words = noteTexts[settings.locale];
  const remark = isSelfHarm ? words.selfHarm : words.violence;
  return {
    kind: "stop",
    because: kind,
    handOff: wishHandoff("policy", { priority: "urgent", language: locale, sayFirst, remark }),
    marks: neverClose.set(true),
    record: { action: "threat", data: { kind } },
  };
}
