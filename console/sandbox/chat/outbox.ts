import { type Message, mergeMessages } from "../../shared/chatwoot/message.ts";
import { errorText } from "../../shared/http.ts";
import { type ChatContext, findSeat, patchOutgoing } from "./chat-state.ts";
import type { Seat } from "./customer-api.ts";

export interface Outbox {
  send(customerKey: string, text: string, files: readonly File[]): void;
  retry(key: string): void;
  discard(key: string): void;
  /** True when the message was put aside because it may be the echo of one being sent. */
  hold(message: Message): boolean;
}

export function createOutbox(context: ChatContext, takeSeat: (customerKey: string) => Promise<Seat>): Outbox {
  const { store, api } = context;
  const lines = new Map<string, Promise<void>>();
  let held: readonly Message[] = [];

  const deliver = async (key: string): Promise<void> => {
    const outgoing = store.get().outbox.find((item) => item.key === key);
    if (!outgoing) return;
    try {
      const seat = await takeSeat(outgoing.customerKey);
      const message = await api.post(seat, outgoing.text, outgoing.files);
      store.set(({ outbox }) => ({ outbox: outbox.filter((item) => item.key !== key) }));
      held = [...held, message];
    } catch (err) {
      patchOutgoing(store, key, { state: "failed", error: errorText(err) });
    }
    release();
  };
  /** The live echo often overtakes the answer to the POST; showing both for a moment would look like a double. */
  const release = () => {
    if (store.get().outbox.some((item) => item.state === "sending")) return;
    const conversationId = findSeat(store.get(), store.get().selectedKey)?.conversationId;
    const ready = held.filter((message) => message.conversationId === conversationId);
    held = [];
    store.set(({ messages }) => ({ messages: mergeMessages(messages, ready) }));
  };
  /** One customer's messages go out one after the other, so that they arrive in the order they were written. */
  const enqueue = (customerKey: string, key: string) => {
    const line = (lines.get(customerKey) ?? Promise.resolve()).then(() => deliver(key));
    lines.set(customerKey, line);
  };

  return {
    send(customerKey, text, files) {
      const key = crypto.randomUUID();
      const outgoing = { key, customerKey, text, files, state: "sending", error: "", createdAtMs: Date.now() } as const;
      store.set(({ outbox }) => ({ outbox: [...outbox, outgoing] }));
      enqueue(customerKey, key);
    },
    retry(key) {
      const outgoing = store.get().outbox.find((item) => item.key === key);
      if (!outgoing) return;
      patchOutgoing(store, key, { state: "sending", error: "" });
      enqueue(outgoing.customerKey, key);
    },
    discard: (key) => store.set(({ outbox }) => ({ outbox: outbox.filter((item) => item.key !== key) })),
    hold(message) {
      const isWaiting = store.get().outbox.some((item) => item.state === "sending");
      if (!isWaiting || message.kind !== "incoming") return false;
      held = [...held, message];
      return true;
    },
  };
}
