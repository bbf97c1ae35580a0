import type { TurnContext } from "../../core/decision.ts";
import type { Message } from "../../core/event.ts";
import { askedBack } from "../../core/turn/answer.ts";
import type { TalkBefore } from "./courtesies.ts";

const LATELY = 5;

/** The bot's last messages, newest first. */
export function saidLately({ messages }: Pick<TurnContext, "messages">): readonly string[] {
  const own = messages.filter(({ author }) => author.kind === "bot");
  return own
    .slice(-LATELY)
    .map(({ text }) => text)
    .reverse();
}

/** The bot's message that a yes or no replies to. */
export function talkBefore(context: Pick<TurnContext, "messages">): TalkBefore {
  const last = saidLately(context)[0]?.trim();
  return {
    hasAsked: last?.endsWith("?") ?? false,
    hasAnswered: last !== undefined,
  };
}

/** The bot has asked what is meant; this is the customer's reply. */
export const isAfterClarifying = ({ marks }: Pick<TurnContext, "marks">): boolean => askedBack.read(marks) === true;

/** The customer's question before the bot asked back. */
export function askedBefore({ messages, owed }: Pick<TurnContext, "messages" | "owed">): readonly Message[] {
  const ids = new Set(owed.map(({ id }) => id));
  const earlier = messages.filter(({ id }) => !ids.has(id));
  const question = earlier.findLastIndex(({ author }) => author.kind === "bot");
  const before = earlier.slice(0, question);
  const previous = before.findLastIndex(({ author }) => author.kind !== "customer");
  return before.slice(previous + 1);
}
