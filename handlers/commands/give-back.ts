import { type CommandContext, type CommandResult, commandTexts, mayRead, refuse } from "../../plugin/bot.ts";

/** Gives the conversation to the bot. In Chatwoot it becomes unassigned and pending, so that agents see it. */
export function giveBack({ unanswered, now }: CommandContext): CommandResult {
  const pass = { type: "returned", at: now, reason: "agent_command", tellChatwoot: true } as const;
  return { pass, owes: unanswered };
}

/** The reason why the bot may not have the conversation; null if it may. */
export function refuseGiveBack(context: CommandContext): CommandResult | null {
  const { conversation, settings, person, locale, unanswered } = context;
  const words = commandTexts[locale];
  if (conversation.baton.holder === "closed") return refuse(words.closed);
  if (!settings.enabled) return refuse(words.switchedOff);
  if (person.optedOutAt !== null) return refuse(words.optedOut);
  // The bot could only give the conversation back. Without an open message it asks for consent at the next one.
  return unanswered.length > 0 && !mayRead(settings, person) ? refuse(words.unread) : null;
}
