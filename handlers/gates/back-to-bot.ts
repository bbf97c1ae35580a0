import {
  type EventContext,
  type Gate,
  gateTexts,
  isAsking,
  localeOf,
  messageOf,
  passOn,
  type Reason,
  readChoice,
  say,
  wantsBotBack,
} from "../../plugin/bot.ts";
import { BACK_TO_BOT } from "../timers/waiting-in-team.ts";

/** After these handoffs an agent is needed, whatever the customer prefers. */
const FOR_PEOPLE_ONLY: ReadonlySet<Reason> = new Set(["policy", "loop", "budget", "opened", "unassigned", "snoozed"]);

/** "Deixa, pode ser com o robô": the customer returns to the bot before an agent has taken the conversation. */
export const backToBot: Gate = {
  name: "back-to-bot",
  reason: "Before human control, which would keep the bot silent although the customer wants it back",
  run(event, context) {
    const { baton, settings, person } = context;
    if (!settings.gates.back_to_bot || !isAsking(event) || baton.holder !== "team") return passOn;
    if (!settings.enabled || person.optedOutAt !== null || FOR_PEOPLE_ONLY.has(baton.reason)) return passOn;
    const message = messageOf(event);
    const option = message.choices[0] ?? readChoice(message.text, context.offer ?? []);
    if (option?.value !== BACK_TO_BOT && !wantsBotBack(message.text)) return passOn;
    return {
      kind: "stop",
      because: "wants_the_bot_back",
      pass: { type: "returned", at: event.at, reason: "returned", tellChatwoot: true },
      forgetsOwed: true,
      effects: announcement(context),
    };
  },
};

/** Says that the bot is back, unless the inbox announces every return anyway. */
function announcement(context: EventContext) {
  return context.settings.handoff.say_return ? [] : [say(gateTexts[localeOf(context)].withBot)];
}
