import { type CommandContext, type CommandResult, commandTexts, refuse } from "../../plugin/bot.ts";

/** Gives the conversation to the bot. In Chatwoot it becomes unassigned and pending, so that agents see it. */
export function giveBack({ turn, now }: CommandContext): CommandResult {
  const pass = { type: "returned", at: now, reason: "agent_command", tellChatwoot: true } as const;
  return { pass, owes: turn.owed.map(({ id }) => id) };
}

/** The reason why the bot may not have the conversation; null if it may. */
export function refuseGiveBack({ conversation, settings, person, locale }: CommandContext): CommandResult | null {
  const words = commandTexts[locale];
  if (conversation.baton.holder === "closed") return refuse(words.closed);
  if (!settings.enabled) return refuse(words.switchedOff);
  return person.optedOutAt === null ? null : refuse(words.optedOut);
}
