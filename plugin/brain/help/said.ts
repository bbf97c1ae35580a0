import type { Level } from "../../core/commands/agent-help.ts";
import type { TurnContext } from "../../core/decision.ts";
import type { Message } from "../../core/event.ts";
import { moodName } from "../../language/mood-name.ts";
import { type Mood, readMoods } from "../../language/sentiment.ts";

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
export const moodOf = (messages: readonly Message[]): Mood => readMoods(messages.map(({ text }) => text));

/** An upset customer is never of low urgency. */
export function urgencyOf({ conversation }: TurnContext, { urgency, sentiment }: Mood): Level {
  const mood = moodName(sentiment);
  if (conversation.priority === "urgent" || urgency >= URGENT || mood === "angry") return "high";
  return conversation.priority === "high" || urgency >= SOMEWHAT_URGENT || mood === "unhappy" ? "medium" : "low";
}

export const waitsForAnswer = ({ messages, owed }: Pick<TurnContext, "messages" | "owed">): boolean =>
  owed.length > 0 || messages.at(-1)?.author.kind === "customer";
