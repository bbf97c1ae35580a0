import type { Conversation, Message } from "../state/entities.ts";
import type { World } from "../world.ts";

const MENTION = /\(mention:\/\/(user|team)\/(\d+)\/[^)]*\)/g;

/** Only picked mentions in notes count, and only of people who can see the inbox. */
export function rememberMentions(world: World, conversation: Conversation, message: Message): void {
  const members = world.store.inboxes.get(conversation.inboxId)?.memberIds ?? [];
  for (const [, kind, idText] of (message.content ?? "").matchAll(MENTION)) {
    const id = Number(idText);
    const ids = kind === "team" ? (world.store.teams.get(id)?.memberIds ?? []) : [id];
    for (const userId of ids) {
      const user = world.store.users.get(userId);
      if (!user || (user.role !== "administrator" && !members.includes(userId))) continue;
      if (!conversation.mentionedUserIds.includes(userId)) conversation.mentionedUserIds.push(userId);
    }
  }
}
