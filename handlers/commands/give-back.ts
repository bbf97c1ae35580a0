import { type CommandContext, type CommandResult, refuse } from "../../plugin/core/command.ts";
import type { Message } from "../../plugin/core/event.ts";
import { commandTexts } from "../../plugin/core/texts/commands.ts";

/** Gives the conversation to the bot: nobody's and pending, so that everybody in Chatwoot sees whose it is. */
export function giveBack({ conversation, turn, now }: CommandContext): CommandResult {
  const { baton } = conversation;
  const pass = { type: "returned", at: now, reason: "agent_command", tellChatwoot: true } as const;
  return { pass, owes: unanswered(turn.messages, baton.waitingSince) };
}

/** Why the bot may not have it, if it may not. */
export function refuseGiveBack({ conversation, settings, person, locale }: CommandContext): CommandResult | null {
  const words = commandTexts[locale];
  if (conversation.baton.holder === "closed") return refuse(words.closed);
  if (!settings.enabled) return refuse(words.switchedOff);
  return person.optedOutAt === null ? null : refuse(words.optedOut);
}

/** What the customer said that neither a person nor the bot has answered; what it said while they waited is no answer. */
function unanswered(messages: readonly Message[], waitingSince: number | null): readonly number[] {
  const isAnswer = ({ author, createdAt }: Message) =>
    author.kind === "person" ||
    (author.kind === "bot" && (waitingSince === null || createdAt < wholeSecond(waitingSince)));
  const asked = messages.slice(messages.findLastIndex(isAnswer) + 1);
  return asked.filter(({ author }) => author.kind === "customer").map(({ id }) => id);
}

/** Chatwoot's messages know whole seconds only. */
const wholeSecond = (at: number) => Math.floor(at / 1000) * 1000;
