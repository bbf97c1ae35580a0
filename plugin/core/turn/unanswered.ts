import type { Message } from "../event.ts";

/**
 * What the customer said that neither a person nor the bot has answered, oldest first. What the bot says while they wait
 * for a person (that one is called, that it takes a while) is no answer.
 */
export function unanswered(messages: readonly Message[], waitingSince: number | null): readonly Message[] {
  const isAnswer = ({ author, createdAt }: Message) =>
    author.kind === "person" ||
    (author.kind === "bot" && (waitingSince === null || createdAt < wholeSecond(waitingSince)));
  return messages.slice(messages.findLastIndex(isAnswer) + 1).filter(({ author }) => author.kind === "customer");
}

/** Chatwoot's messages know whole seconds only. */
const wholeSecond = (at: number) => Math.floor(at / 1000) * 1000;
