import { type Gate, isAsking, noteTexts, passOn, wishHandoff } from "../../plugin/bot.ts";

/** The admin switched the bot off in this inbox: conversations go to people. */
export const switchedOff: Gate = {
  name: "switched-off",
  reason: "After human control: whoever has the conversation already keeps it",
  run(event, { settings }) {
    if (settings.enabled || !isAsking(event)) return passOn;
    const remark = noteTexts[settings.locale].switchedOff;
    return { kind: "stop", because: "switched_off", handOff: wishHandoff("policy", { announce: false, remark }) };
  },
};
