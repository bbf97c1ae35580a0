import { summaryIfShown, withoutHidden } from "../consent.ts";
import type { Conversation } from "../conversation.ts";
import type { TurnContext } from "../decision.ts";
import type { Message } from "../event.ts";
import type { InboxSettings } from "../settings/settings.ts";
import { intentInTurn } from "./intents.ts";
import { readable } from "./readable.ts";

export interface Thinkable {
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
}

/** The brain's input for a conversation. */
export function turnContextOf(
  { conversation, messages: all }: Thinkable,
  settings: InboxSettings,
  now: number,
): TurnContext {
  const owed = new Set(conversation.owed);
  const messages = withoutHidden(all, conversation.marks).map((message) => readable(message, settings));
  const asked = messages.filter((message) => owed.has(message.id));
  const intent = intentInTurn(conversation);
  return {
    connectionId: conversation.connectionId,
    conversation: conversation.known.state,
    settings,
    messages,
    owed: asked.length > 0 ? asked : trailingAsks(messages),
    summary: summaryIfShown(conversation.summary, conversation.marks),
    marks: conversation.marks,
    ...(intent === null ? {} : { intent }),
    instruction: conversation.instruction,
    now,
  };
}

/** After people gave it back: the customer's last unanswered messages. */
function trailingAsks(messages: readonly Message[]): readonly Message[] {
  const lastSpoken = messages.findLastIndex(({ author }) => author.kind === "person" || author.kind === "bot");
  return messages.slice(lastSpoken + 1).filter(({ author }) => author.kind === "customer");
}
