import type { Message } from "../event.ts";

/**
 * The customer's messages that neither an agent nor the bot has answered, oldest first. The bot's announcements while
 * they wait for an agent are no answer.
 */
export function unanswered(messages: readonly Message[], waitingSince: number | null): readonly Message[] {
  const isAnswer = ({ author, createdAt }: Message) =>
    author.kind === "person" ||
    (author.kind === "bot" && (waitingSince === null || createdAt < wholeSecond(waitingSince)));
  return messages.slice(messages.findLastIndex(isAnswer) + 1).filter(({ author }) => author.kind === "customer");
}

/** Chatwoot's messages know whole seconds only. */
const wholeSecond = (at: number) => Math.floor(at / 1000) * 1000;
