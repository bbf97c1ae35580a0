import { type Gate, isAsking, passOn, wishHandoff } from "../../plugin/bot.ts";

/** The bot is connected to the inbox but the admin switched it off: the conversation goes to people, never to nobody. */
export const switchedOff: Gate = {
  name: "switched-off",
  reason: "After human control: whoever has the conversation already keeps it",
  run(event, { settings }) {
    if (settings.enabled || !isAsking(event)) return passOn;
    const remark = "The bot is switched off in this inbox, so this conversation needs a person.";
    return { kind: "stop", because: "switched_off", handOff: wishHandoff("policy", { announce: false, remark }) };
  },
};
