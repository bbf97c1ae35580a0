import { type CommandContext, type CommandResult, commandTexts, refuse } from "../../plugin/bot.ts";

/** Gives the conversation to the bot: nobody's and pending, so that everybody in Chatwoot sees whose it is. */
export function giveBack({ turn, now }: CommandContext): CommandResult {
  const pass = { type: "returned", at: now, reason: "agent_command", tellChatwoot: true } as const;
  return { pass, owes: turn.owed.map(({ id }) => id) };
}

/** Why the bot may not have it, if it may not. */
export function refuseGiveBack({ conversation, settings, person, locale }: CommandContext): CommandResult | null {
  const words = commandTexts[locale];
  if (conversation.baton.holder === "closed") return refuse(words.closed);
  if (!settings.enabled) return refuse(words.switchedOff);
  return person.optedOutAt === null ? null : refuse(words.optedOut);
}
