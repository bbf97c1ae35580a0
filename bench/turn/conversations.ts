import { setTimeout as sleep } from "node:timers/promises";
import { postRequest, signedDelivery } from "../customer-message.ts";
import type { Recorder } from "./recorder.ts";
import { createSender } from "./sender.ts";

/** Which bot is spoken to, and in whose words. */
export interface Target {
  readonly bot: "baton" | "echo";
  readonly port: number;
}

/** Customers who each write one message and wait for its reply, as many conversations as are asked for. */
export interface Conversations {
  /** Lets the next customer write. */
  write(): void;
  /** Waits for what is still missing. Returns how many replies never came, and how many came that nobody waited for. */
  settle(patienceMs: number): Promise<{ lost: number; unasked: number }>;
  close(): void;
}

export function startConversations(options: {
  target: Target;
  recorder: Recorder;
  /** More than are ever in flight: a customer writes again only after being answered. */
  customers: number;
  nextId: () => number;
  onReply: (milliseconds: number) => void;
}): Conversations {
  const { target, recorder, customers, nextId, onReply } = options;
  const sender = createSender(target.port);
  const writtenAt = new Map<number, number>();
  let turn = 0;
  let unasked = 0;
  recorder.onReply = (conversationId) => {
    const since = writtenAt.get(conversationId);
    if (since === undefined) {
      unasked += 1;
      return;
    }
    writtenAt.delete(conversationId);
    onReply(performance.now() - since);
  };
  /** Who was never answered does not write again, and is counted as lost in the end. */
  const nextCustomer = (): number => {
    for (let tried = 0; tried < customers; tried += 1) {
      turn += 1;
      if (!writtenAt.has(1 + (turn % customers))) return 1 + (turn % customers);
    }
    throw new Error("More messages are in flight than there are customers");
  };
  return {
    write() {
      const conversationId = nextCustomer();
      const request = requestOf(target, { messageId: nextId(), conversationId, replyPort: recorder.port });
      writtenAt.set(conversationId, performance.now());
      sender.send(request);
    },
    async settle(patienceMs) {
      for (const until = Date.now() + patienceMs; writtenAt.size > 0 && Date.now() < until; ) await sleep(20);
      // What is sent twice comes a moment later.
      await sleep(200);
      return { lost: writtenAt.size, unasked };
    },
    close: () => sender.close(),
  };
}

const GREETING = "Oi, bom dia";

interface Message {
  readonly messageId: number;
  readonly conversationId: number;
  readonly replyPort: number;
}

function requestOf({ bot }: Target, { messageId, conversationId, replyPort }: Message): Buffer {
  if (bot === "baton") return signedDelivery({ messageId, conversationId, text: GREETING, at: Date.now() });
  const activity = {
    type: "message",
    id: String(messageId),
    timestamp: new Date().toISOString(),
    channelId: "bench",
    serviceUrl: `http://127.0.0.1:${replyPort}`,
    from: { id: `customer-${conversationId}`, name: "Cliente" },
    recipient: { id: "bot", name: "Bench" },
    conversation: { id: String(conversationId) },
    text: GREETING,
    textFormat: "plain",
    locale: "pt-BR",
  };
  return postRequest("/api/messages", JSON.stringify(activity));
}
