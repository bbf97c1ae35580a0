import { type Message, mergeMessages } from "../../shared/chatwoot/message.ts";
import { errorText } from "../../shared/http.ts";
import { createKey } from "../../shared/key.ts";
import { type ChatContext, findSeat, patchOutgoing } from "./chat-state.ts";
import type { Seat } from "./customer-api.ts";

interface Outbox {
  send(customerKey: string, text: string, files: readonly File[]): void;
  retry(key: string): void;
  discard(key: string): void;
  /** True when the message was put aside because it may be the echo of one being sent. */
  hold(message: Message): boolean;
}

export function createOutbox(context: ChatContext, takeSeat: (customerKey: string) => Promise<Seat>): Outbox {
  const { store } = context;
  const echoes = createEchoHold(store);
  const lines = new Map<string, Promise<void>>();
  /** One customer's messages go out one after the other, so that they arrive in the order they were written. */
  const enqueue = (customerKey: string, key: string) => {
    const before = lines.get(customerKey) ?? Promise.resolve();
    lines.set(
      customerKey,
      before.then(() => deliver({ context, takeSeat, echoes, key })),
    );
  };
  return {
    send(customerKey, text, files) {
      const key = createKey();
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
    hold: echoes.hold,
  };
}

interface Delivery {
  readonly context: ChatContext;
  readonly takeSeat: (customerKey: string) => Promise<Seat>;
  readonly echoes: EchoHold;
  readonly key: string;
}

async function deliver({ context, takeSeat, echoes, key }: Delivery): Promise<void> {
  const { store, api } = context;
  const outgoing = store.get().outbox.find((item) => item.key === key);
  if (!outgoing) return;
  try {
    const message = await api.post(await takeSeat(outgoing.customerKey), outgoing.text, outgoing.files);
    store.set(({ outbox }) => ({ outbox: outbox.filter((item) => item.key !== key) }));
    echoes.add(message);
  } catch (err) {
    patchOutgoing(store, key, { state: "failed", error: errorText(err) });
  }
  echoes.release();
}

type EchoHold = ReturnType<typeof createEchoHold>;

/** The live echo often overtakes the answer to the POST; showing both for a moment would look like a double. */
function createEchoHold(store: ChatContext["store"]) {
  let held: readonly Message[] = [];
  const isSending = () => store.get().outbox.some((item) => item.state === "sending");
  const add = (message: Message) => {
    held = [...held, message];
  };
  return {
    add,
    hold(message: Message): boolean {
      if (message.kind !== "incoming" || !isSending()) return false;
      add(message);
      return true;
    },
    release(): void {
      if (isSending()) return;
      const conversationId = findSeat(store.get(), store.get().selectedKey)?.conversationId;
      const ready = held.filter((message) => message.conversationId === conversationId);
      held = [];
      store.set(({ messages }) => ({ messages: mergeMessages(messages, ready) }));
    },
  };
}
