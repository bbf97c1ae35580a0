import { addActivity } from "../rules/activity.ts";
import { changeConversation } from "../rules/conversation-change.ts";
import { updateMessage } from "../rules/message-update.ts";
import { SYSTEM, type World } from "../world.ts";
import type { WebhookJob } from "./sender.ts";

/** What Chatwoot does when it has given up on a delivery. Only message events have consequences. */
export function handleFailedWebhook(world: World, job: WebhookJob, reason: string): void {
  if (job.event !== "message_created" && job.event !== "message_updated") return;
  if (job.kind === "agent_bot") openForPeople(world, job);
  if (job.kind === "api_inbox") markFailed(world, job, reason);
}

function openForPeople(world: World, job: WebhookJob): void {
  const conversation = world.store.conversations.get(job.conversationId ?? 0);
  if (!world.caps.failureOpens || conversation?.status !== "pending") return;
  if (world.caps.keepPendingSetting && world.switches.keep_pending_on_bot_failure) return;
  changeConversation(world, conversation, { change: { status: "open" }, by: SYSTEM });
  addActivity(world, conversation, {
    text: "Conversation was marked open by system due to an error with the agent bot.",
  });
}

function markFailed(world: World, job: WebhookJob, reason: string): void {
  const message = world.store.messages.get(job.messageId ?? 0);
  if (!message || message.status === "failed") return;
  const contentAttributes = { ...message.contentAttributes, external_error: reason };
  updateMessage(world, message, { status: "failed", contentAttributes });
}
