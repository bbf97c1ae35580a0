import {
  followLoop,
  forgetLoop,
  type Gate,
  letAllGo,
  mustReachPeople,
  noteTexts,
  passOn,
  wishHandoff,
} from "../../plugin/bot.ts";

/** Another bot or an auto-responder answers every reply. After a few such replies the conversation goes to people, without a message. */
export const loops: Gate = {
  name: "loops",
  reason: "After pace, which stops the fast ones: this finds those that are slow enough to go on for ever",
  run(event, context) {
    if (!context.settings.gates.loops || event.type !== "customer_message") return passOn;
    const { marks, strikes } = followLoop(event.message, context);
    const isFine = strikes <= context.settings.limits.auto_replies || mustReachPeople(event, context);
    if (isFine) return { kind: "pass", marks };
    const remark = noteTexts[context.settings.locale].automatic;
    return {
      kind: "stop",
      because: "loop",
      handOff: wishHandoff("loop", { announce: false, remark }),
      marks: { ...forgetLoop, ...letAllGo },
    };
  },
};
