import { describe, expect, it } from "vitest";
import type { ChatContext, ChatState } from "../../console/sandbox/chat/chat-state.ts";
import type { CustomerApi } from "../../console/sandbox/chat/customer-api.ts";
import { createOutbox } from "../../console/sandbox/chat/outbox.ts";
import { createSeating } from "../../console/sandbox/chat/seating.ts";
import { type Message, parseMessage } from "../../console/shared/chatwoot/message.ts";
import { createStore } from "../../console/shared/store.ts";

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

/** A server that answers when the test says so. */
function aServer() {
  const posted: string[] = [];
  const answers: ((message: Message) => void)[] = [];
  const failures: ((err: Error) => void)[] = [];
  let conversations = 0;
  const api: CustomerApi = {
    createContact: () => Promise.resolve("source"),
    createConversation: () => {
      conversations += 1;
      return settled().then(() => 5);
    },
    post: (_seat, text) => {
      posted.push(text);
      return new Promise((resolve, reject) => {
        answers.push(resolve);
        failures.push(reject);
      });
    },
    listMessages: () => Promise.resolve([]),
    submit: () => Promise.reject(new Error("not asked for here")),
    shareLocation: () => Promise.resolve(),
    tellTyping: () => Promise.resolve(),
    tellSeen: () => Promise.resolve(),
  };
  return { api, posted, answers, failures, conversationsMade: () => conversations };
}

function aChat() {
  const server = aServer();
  const state: ChatState = {
    inboxes: [{ id: 1, name: "Site", channelType: "Channel::Api", identifier: "x" }],
    customers: [{ key: "c", name: "Ana", inboxId: 1, sourceId: null, conversationId: null }],
    selectedKey: "c",
    messages: [],
    outbox: [],
    unread: new Map(),
    typists: new Map(),
    isLoading: false,
  };
  const store = createStore(state);
  const begun: number[] = [];
  const context: ChatContext = {
    store,
    api: server.api,
    onError: () => undefined,
    onConversation: (id) => begun.push(id),
  };
  return { ...server, store, begun, outbox: createOutbox(context, createSeating(context)) };
}

const aMessage = (id: number, content: string) =>
  parseMessage({ id, content, message_type: 0, conversation_id: 5, created_at: 1_768_900_503 });

describe("a customer's outbox", () => {
  it("shows a message at once, and once when its live echo overtakes the answer", async () => {
    const { store, outbox, answers } = aChat();
    outbox.send("c", "oi", []);
    expect(store.get().outbox.map(({ text, state }) => [text, state])).toEqual([["oi", "sending"]]);
    await settled();
    await settled();
    expect(outbox.hold(aMessage(9, "oi"))).toBe(true);
    expect(store.get().messages).toEqual([]);
    answers[0]?.(aMessage(9, "oi"));
    await settled();
    expect(store.get().outbox).toEqual([]);
    expect(store.get().messages.map(({ id }) => id)).toEqual([9]);
  });

  it("lets answers of the shop through while something is being sent", () => {
    const { outbox } = aChat();
    outbox.send("c", "oi", []);
    expect(outbox.hold(parseMessage({ id: 3, message_type: 1, conversation_id: 5 }))).toBe(false);
  });

  it("sends one after the other, in one conversation", async () => {
    const { outbox, posted, answers, conversationsMade, begun } = aChat();
    outbox.send("c", "um", []);
    outbox.send("c", "dois", []);
    await settled();
    await settled();
    expect(posted).toEqual(["um"]);
    answers[0]?.(aMessage(1, "um"));
    await settled();
    expect(posted).toEqual(["um", "dois"]);
    expect(conversationsMade()).toBe(1);
    expect(begun).toEqual([5]);
  });

  it("keeps what failed, with the reason, until it is retried or discarded", async () => {
    const { outbox, store, failures, answers } = aChat();
    outbox.send("c", "oi", []);
    await settled();
    await settled();
    failures[0]?.(new Error("Too many messages"));
    await settled();
    const failed = store.get().outbox[0];
    expect(failed).toMatchObject({ state: "failed", error: "Too many messages" });
    outbox.retry(failed?.key ?? "");
    await settled();
    answers[1]?.(aMessage(1, "oi"));
    await settled();
    expect(store.get().outbox).toEqual([]);
    expect(store.get().messages).toHaveLength(1);
  });
});
