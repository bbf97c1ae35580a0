import { isForCustomer, type Message, mergeMessages } from "../../shared/chatwoot/message.ts";
import { RequestFailed } from "../../shared/http.ts";
import type { Answers } from "../../shared/rich/answers.ts";
import { createStore, type Store } from "../../shared/store.ts";
import type { Inbox } from "../info.ts";
import type { Live, LiveEvent } from "../live.ts";
import { createTypingNotice } from "../typing-notice.ts";
import { createTypistTracker } from "../typists.ts";
import { createAnswers } from "./answers.ts";
import { type ChatContext, type ChatState, findSeat, patchCustomer, selectedCustomer } from "./chat-state.ts";
import type { CustomerApi, Place } from "./customer-api.ts";
import { createCustomer, loadRoster, saveRoster } from "./customers.ts";
import { createOutbox } from "./outbox.ts";
import { createSeating } from "./seating.ts";

export interface Chat {
  readonly store: Store<ChatState>;
  start(): Promise<void>;
  select(customerKey: string): Promise<void>;
  addCustomer(): void;
  moveToInbox(inboxId: number): void;
  send(text: string, files: readonly File[]): void;
  retry(outgoingKey: string): void;
  discard(outgoingKey: string): void;
  shareLocation(place: Place): Promise<void>;
  answersTo(message: Message): Answers;
  keystroke(): void;
}

interface ChatDependencies {
  readonly api: CustomerApi;
  readonly live: Live;
  readonly inboxes: readonly Inbox[];
  readonly storage: Storage;
  readonly onError: (title: string, err: unknown) => void;
  /** A customer's first message made a conversation. */
  readonly onConversation: (conversationId: number) => void;
  /** A public answer arrived for the customer being looked at. */
  readonly onAnswer: (message: Message) => void;
}

export function createChat(dependencies: ChatDependencies): Chat {
  const { api, live, inboxes, storage, onError, onConversation, onAnswer } = dependencies;
  const store = createStore(initialState(inboxes, storage));
  const context: ChatContext = { store, api, onError, onConversation };
  const takeSeat = createSeating(context);
  const outbox = createOutbox(context, takeSeat);
  const typists = createTypistTracker((present) => store.set({ typists: present }));
  const reload = createReload(context);
  const typing = createCustomerTyping(context);
  const send = (text: string, files: readonly File[]) => {
    typing.stop();
    outbox.send(store.get().selectedKey, text, files);
  };
  store.subscribe(() => saveRoster(storage, store.get()));
  live.on((event) => {
    if (event.kind === "resumed") void reload();
    if (event.kind === "typing" && !event.typing.isPrivate) typists.take(event.typing);
    if (event.kind !== "message" || !isForCustomer(event.message) || outbox.hold(event.message)) return;
    typists.spoke(event.message);
    takeMessage(context, event, onAnswer);
  });
  return {
    store,
    start: reload,
    ...createRosterActions(store, typing.stop, reload),
    send,
    retry: outbox.retry,
    discard: outbox.discard,
    keystroke: typing.keystroke,
    answersTo: (message) => createAnswers(context, { message, sendText: (text) => send(text, []) }),
    shareLocation: (place) =>
      takeSeat(store.get().selectedKey)
        .then((seat) => api.shareLocation(seat, place))
        .catch((err: unknown) => onError("The location was not sent", err)),
  };
}

function createCustomerTyping({ store, api }: ChatContext) {
  return createTypingNotice((isOn) => {
    const seat = findSeat(store.get(), store.get().selectedKey);
    // Nobody misses a lost typing notice.
    if (seat) api.tellTyping(seat, isOn).catch(() => undefined);
  });
}

function initialState(inboxes: readonly Inbox[], storage: Storage): ChatState {
  const roster = loadRoster(storage);
  const known = roster.customers.filter(({ inboxId }) => inboxes.some((inbox) => inbox.id === inboxId));
  const customers = known.length > 0 ? known : [createCustomer(inboxes[0]?.id ?? 0, [])];
  const selected = customers.find(({ key }) => key === roster.selectedKey) ?? customers.at(-1);
  return {
    inboxes,
    customers,
    selectedKey: selected?.key ?? "",
    messages: [],
    outbox: [],
    unread: new Map(),
    typists: new Map(),
    isLoading: false,
  };
}

function createRosterActions(store: Store<ChatState>, stopTyping: () => void, reload: () => Promise<void>) {
  return {
    async select(customerKey: string) {
      stopTyping();
      const unread = new Map(store.get().unread);
      unread.delete(customerKey);
      store.set({ selectedKey: customerKey, messages: [], unread });
      await reload();
    },
    addCustomer() {
      stopTyping();
      store.set((state) => {
        const fresh = createCustomer(selectedCustomer(state)?.inboxId ?? 0, state.customers);
        return { customers: [...state.customers, fresh], selectedKey: fresh.key, messages: [] };
      });
    },
    /** Only before the first message: afterwards the contact belongs to its channel. */
    moveToInbox(inboxId: number) {
      const customer = selectedCustomer(store.get());
      if (customer && customer.sourceId === null) patchCustomer(store, customer.key, { inboxId });
    },
  };
}

function createReload({ store, api, onError }: ChatContext): () => Promise<void> {
  return async () => {
    const { selectedKey } = store.get();
    const seat = findSeat(store.get(), selectedKey);
    if (!seat) return;
    store.set({ isLoading: true });
    try {
      const messages = await api.listMessages(seat);
      if (store.get().selectedKey !== selectedKey) return;
      store.set((state) => ({ messages: mergeMessages(state.messages, messages.filter(isForCustomer)) }));
      api.tellSeen(seat).catch(() => undefined);
    } catch (err) {
      const isForgotten = err instanceof RequestFailed && err.status === 404;
      // The sandbox was reset: this customer starts afresh with the next message.
      if (isForgotten) forget(store, selectedKey);
      else onError("The customer's messages could not be read", err);
    } finally {
      store.set({ isLoading: false });
    }
  };
}

function forget(store: Store<ChatState>, customerKey: string): void {
  patchCustomer(store, customerKey, { sourceId: null, conversationId: null });
  if (store.get().selectedKey === customerKey) store.set({ messages: [] });
}

type MessageEvent = Extract<LiveEvent, { kind: "message" }>;

function takeMessage({ store, api }: ChatContext, event: MessageEvent, onAnswer: (message: Message) => void): void {
  const { message, isNew } = event;
  const state = store.get();
  const customer = state.customers.find(({ conversationId }) => conversationId === message.conversationId);
  if (!customer) return;
  const isAnswer = isNew && message.kind !== "incoming";
  if (customer.key !== state.selectedKey) {
    const count = (state.unread.get(customer.key) ?? 0) + 1;
    if (isAnswer) store.set({ unread: new Map(state.unread).set(customer.key, count) });
    return;
  }
  store.set(({ messages }) => ({ messages: mergeMessages(messages, [message]) }));
  if (!isAnswer) return;
  onAnswer(message);
  const seat = findSeat(store.get(), customer.key);
  if (seat) api.tellSeen(seat).catch(() => undefined);
}
