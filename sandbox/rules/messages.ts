import type { Conversation, Message } from "../state/entities.ts";
import { SYSTEM, type World } from "../world.ts";
import { changeConversation } from "./conversation-change.ts";
import { reopenForCustomer } from "./conversations.ts";
import { scheduleReceipts } from "./delivery-receipts.ts";
import { renderLiquid } from "./liquid.ts";
import { liquidScope } from "./liquid-scope.ts";
import { rememberMentions } from "./mentions.ts";
import { type NewMessage, storeMessage } from "./message-store.ts";
import { updateMessage } from "./message-update.ts";

/** Chatwoot's order: reopen, then message_created, then waiting_since, then the channel. */
export function createMessage(world: World, conversation: Conversation, input: NewMessage): Message {
  if (input.type === "incoming") reopenForCustomer(world, conversation);
  const message = storeMessage(world, conversation, { ...input, content: finalContent(world, conversation, input) });
  if (message.type === "incoming") touchContact(world, conversation, message);
  world.bus.publish({ name: "message_created", message, conversation });
  if (world.caps.audioUpdates && message.attachments.some(({ fileType }) => fileType === "audio")) {
    updateMessage(world, message, {});
  }
  updateWaiting(world, conversation, message);
  if (message.private) rememberMentions(world, conversation, message);
  scheduleReceipts(world, message);
  return message;
}

function finalContent(world: World, conversation: Conversation, input: NewMessage): string | null {
  const isTemplated = input.type === "outgoing" || input.type === "template";
  if (input.content === null || !isTemplated) return input.content;
  return renderLiquid(input.content, liquidScope(world, conversation, input.sender));
}

function touchContact(world: World, conversation: Conversation, message: Message): void {
  conversation.lastIncomingAt = message.createdAt;
  const contact = world.store.contacts.get(conversation.contactId);
  if (contact) contact.lastActivityAt = message.createdAt;
}

function updateWaiting(world: World, conversation: Conversation, message: Message): void {
  if (message.type === "incoming") {
    if (conversation.waitingSince !== null) return;
    changeConversation(world, conversation, { change: { waitingSince: message.createdAt }, by: SYSTEM });
    return;
  }
  if (message.type !== "outgoing" || message.private) return;
  if (message.sender?.type === "User") {
    const firstReplyAt = conversation.firstReplyAt ?? message.createdAt;
    changeConversation(world, conversation, { change: { firstReplyAt, waitingSince: null }, by: SYSTEM });
  } else if (message.sender?.type === "AgentBot" && world.caps.botReplyClearsWaiting) {
    changeConversation(world, conversation, { change: { waitingSince: null }, by: SYSTEM });
  }
}
