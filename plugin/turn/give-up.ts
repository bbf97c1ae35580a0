import type { Directory } from "../accounts/directory.ts";
import type { ConversationKey } from "../core/conversation.ts";
import { type NoteTexts, noteTexts } from "../core/texts/texts.ts";
import { giveUpTurn } from "../core/turn/settle-turn.ts";
import type { TicketStore } from "../db/ticket-store.ts";
import type { TurnStore } from "../db/turn/turn-store.ts";
import { changeConversation } from "./change-conversation.ts";

export interface GiveUpParts {
  readonly turns: TurnStore;
  readonly tickets: TicketStore;
  readonly directory: Pick<Directory, "loadSurroundings">;
  readonly now: () => number;
}

/** A step that failed for good. */
export interface DeadEnd {
  readonly kind: "delivery" | "effect";
  readonly title: string;
  readonly detail: Readonly<Record<string, unknown>>;
  /** The text for the agents who take over. */
  readonly remark: (words: NoteTexts) => string;
}

/** Gives the operator a ticket and hands the conversation to people. */
export async function giveUp(
  { turns, tickets, directory, now }: GiveUpParts,
  key: ConversationKey,
  { kind, title, detail, remark }: DeadEnd,
): Promise<void> {
  const { connectionId, conversationId } = key;
  await tickets.open({ connectionId, conversationId, kind, title, detail });
  const inboxId = (await turns.find(key))?.inboxId;
  if (inboxId === undefined) return;
  const surroundings = await directory.loadSurroundings(connectionId, inboxId);
  const words = noteTexts[surroundings.settings.locale];
  await changeConversation(turns, key, (latest) =>
    giveUpTurn(latest, { surroundings, now: now(), remark: remark(words) }),
  );
}
