import type { TurnContext } from "../../core/decision.ts";
import type { Message } from "../../core/event.ts";
import { askedBack } from "../../core/turn/answer.ts";
import type { TalkBefore } from "./courtesies.ts";

const LATELY = 5;

/** What the bot said last, newest first. */
export function saidLately({ messages }: Pick<TurnContext, "messages">): readonly string[] {
  const own = messages.filter(({ author }) => author.kind === "bot");
  return own
    .slice(-LATELY)
    .map(({ text }) => text)
    .reverse();
}

/** What a yes or a no is said to. */
export function talkBefore(context: Pick<TurnContext, "messages">): TalkBefore {
  const last = saidLately(context)[0]?.trim();
  return {
    hasAsked: last?.endsWith("?") ?? false,
    hasAnswered: last !== undefined,
  };
}

/** The bot has asked what is meant, and this is what the customer says to it. */
export const isAfterClarifying = ({ marks }: Pick<TurnContext, "marks">): boolean => askedBack.read(marks) === true;

/** What the customer had asked before the bot asked back. */
export function askedBefore({ messages, owed }: Pick<TurnContext, "messages" | "owed">): readonly Message[] {
  const ids = new Set(owed.map(({ id }) => id));
  const earlier = messages.filter(({ id }) => !ids.has(id));
  const question = earlier.findLastIndex(({ author }) => author.kind === "bot");
  const before = earlier.slice(0, question);
  const previous = before.findLastIndex(({ author }) => author.kind !== "customer");
  return before.slice(previous + 1);
}
