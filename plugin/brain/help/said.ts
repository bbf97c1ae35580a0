import type { Level } from "../../core/commands/agent-help.ts";
import type { TurnContext } from "../../core/decision.ts";
import type { Message } from "../../core/event.ts";
import { type Mood, readMood } from "../../language/sentiment.ts";

/** A message that is this many messages older counts half as much. */
const HALF_LIFE = 3;
const URGENT = 0.6;
const SOMEWHAT_URGENT = 0.3;

/** The customer's own words, oldest first. */
export const saidByCustomer = ({ messages }: Pick<TurnContext, "messages">): readonly Message[] =>
  messages.filter(({ author, text }) => author.kind === "customer" && text.trim() !== "");

/** The unanswered messages; without any, the customer's last message. */
export function openWords(context: TurnContext): string {
  const open = context.owed.length > 0 ? context.owed : saidByCustomer(context).slice(-1);
  return open
    .map(({ text }) => text.trim())
    .filter(Boolean)
    .join("\n");
}

/** The mood of all messages, where the latest counts most. */
export function moodOf(messages: readonly Message[]): Mood {
  const moods = messages.map(({ text }) => readMood(text));
  const weights = moods.map((_, index) => 0.5 ** ((moods.length - 1 - index) / HALF_LIFE));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = (pick: (mood: Mood) => number) =>
    total === 0 ? 0 : moods.reduce((sum, mood, index) => sum + pick(mood) * (weights[index] ?? 0), 0) / total;
  const urgency = Math.max(0, ...moods.slice(-HALF_LIFE).map((mood) => mood.urgency));
  return { sentiment: Math.round(mean(({ sentiment }) => sentiment) * 100) / 100, urgency };
}

export function urgencyOf({ conversation }: TurnContext, { urgency }: Mood): Level {
  if (conversation.priority === "urgent" || urgency >= URGENT) return "high";
  return conversation.priority === "high" || urgency >= SOMEWHAT_URGENT ? "medium" : "low";
}

export const waitsForAnswer = ({ messages, owed }: Pick<TurnContext, "messages" | "owed">): boolean =>
  owed.length > 0 || messages.at(-1)?.author.kind === "customer";
