import { type Gate, passOn } from "../../plugin/core/handler.ts";

/** The bot is connected to the inbox but the admin switched it off: the conversation goes to people, never to nobody. */
export const switchedOff: Gate = {
  name: "switched-off",
  reason: "After human control: whoever has the conversation already keeps it",
  run(event, { settings, now }) {
    if (settings.enabled || event.type !== "customer_message") return passOn;
    const recap = "The bot is switched off in this inbox, so this conversation needs a person.";
    const handoff = { recap, announcement: null, team: settings.routing.default_team, priority: null, labels: [] };
    return { kind: "stop", because: "switched_off", pass: { type: "handed_off", at: now, reason: "policy", handoff } };
  },
};
