import { randomBytes } from "node:crypto";
import type { Message } from "../state/entities.ts";
import type { World } from "../world.ts";
import { updateMessage } from "./message-update.ts";

const ACCEPTED_MS = 60;
const DELIVERED_MS = 140;
const READ_MS = 300;

/** What a real channel reports about an outgoing message: its id there, delivered, read. Each is a message_updated. */
export function scheduleReceipts(world: World, message: Message): void {
  if (!world.switches.delivery_receipts || message.private || message.undelivered) return;
  if (message.type !== "outgoing" && message.type !== "template") return;
  const channel = world.store.inboxes.get(message.inboxId)?.channelType;
  if (channel === "Channel::Whatsapp" && message.sourceId === null) {
    const sourceId = `wamid.${randomBytes(30).toString("base64")}`;
    world.scheduler.after(ACCEPTED_MS, () => updateMessage(world, message, { sourceId }));
  }
  for (const [delay, status] of [[DELIVERED_MS, "delivered"] as const, [READ_MS, "read"] as const]) {
    world.scheduler.after(delay, () => {
      if (message.status !== "failed") updateMessage(world, message, { status });
    });
  }
}
