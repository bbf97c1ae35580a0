import type { Message } from "../../shared/chatwoot/message.ts";
import { createStore } from "../../shared/store.ts";
import type { DeskUser, SandboxInfo } from "../info.ts";
import type { Live, LiveEvent } from "../live.ts";
import { createTypingNotice } from "../typing-notice.ts";
import { createTypistTracker } from "../typists.ts";
import { createDeskActions } from "./desk-actions.ts";
import type { DeskApi } from "./desk-api.ts";
import { createDeskList } from "./desk-list.ts";
import { type DeskContext, type DeskState, putConversations } from "./desk-state.ts";
import { createDeskThread } from "./desk-thread.ts";

const STORAGE_KEY = "baton.sandbox.desk-user";

interface DeskDependencies {
  readonly info: SandboxInfo;
  readonly makeApi: (tokenOf: () => string) => DeskApi;
  readonly live: Live;
  readonly storage: Storage;
  readonly onError: (title: string, err: unknown) => void;
  /** The customer wrote in the thread being looked at. */
  readonly onCustomerMessage: (message: Message) => void;
}

export type Desk = ReturnType<typeof createDesk>;

export function createDesk({ info, makeApi, live, storage, onError, onCustomerMessage }: DeskDependencies) {
  const store = createStore(initialState(info, storage));
  const api = makeApi(() => store.get().me.token);
  const context: DeskContext = { store, api, onError };
  const list = createDeskList(context);
  const thread = createDeskThread(context);
  const typists = createTypistTracker((present) => store.set({ typists: present }));
  const typing = createTypingNotices(context);

  live.on((event) => {
    takeEvent({ context, list, thread, event });
    if (event.kind === "typing") typists.take(event.typing);
    if (event.kind !== "message") return;
    typists.spoke(event.message);
    if (isNewsInThread(event, store.get())) onCustomerMessage(event.message);
  });
  return {
    store,
    ...createDeskActions(context),
    ...typing,
    ...createViewActions(context),
    start: () => list.load().then(() => selectNewest(context, thread)),
    async signIn(me: DeskUser) {
      saveUser(storage, me);
      store.set({ me });
      await list.load();
    },
    select(id: number) {
      typing.stopTyping();
      return thread.select(id, true);
    },
    setFilter: list.setFilter,
    loadMore: list.loadMore,
    loadEarlier: thread.loadEarlier,
    post: thread.post,
    /** The chat began a conversation: show it beside the chat, but leave a phone's list as it is. */
    follow: (id: number) => thread.select(id, false),
  };
}

function isNewsInThread({ message, isNew }: Extract<LiveEvent, { kind: "message" }>, state: DeskState): boolean {
  return isNew && message.kind === "incoming" && message.conversationId === state.selectedId;
}

function createViewActions({ store }: DeskContext) {
  return {
    setDraft: (key: string, text: string) => store.set(({ drafts }) => ({ drafts: new Map(drafts).set(key, text) })),
    closeThread: () => store.set({ isThreadOpen: false }),
  };
}

interface EventTarget {
  readonly context: DeskContext;
  readonly list: ReturnType<typeof createDeskList>;
  readonly thread: ReturnType<typeof createDeskThread>;
  readonly event: LiveEvent;
}

function takeEvent({ context, list, thread, event }: EventTarget): void {
  switch (event.kind) {
    case "message":
      list.noticeMessage(event.message, event.isNew);
      thread.take(event.message);
      list.recountSoon();
      break;
    case "conversation":
      putConversations(context.store, [event.conversation]);
      list.recountSoon();
      void selectNewest(context, thread);
      break;
    case "resumed":
      void list.load();
      void thread.load();
      break;
    case "typing":
      break;
  }
}

/** A newcomer's first conversation opens by itself, so that the desk shows what the chat just caused. */
async function selectNewest({ store }: DeskContext, thread: ReturnType<typeof createDeskThread>): Promise<void> {
  const { selectedId, conversations } = store.get();
  if (selectedId !== null) return;
  const newest = [...conversations.values()].sort((a, b) => b.lastActivityAtMs - a.lastActivityAtMs)[0];
  if (newest) await thread.select(newest.id, false);
}

function createTypingNotices({ store, api }: DeskContext) {
  const noticeFor = (isPrivate: boolean) =>
    createTypingNotice((isOn) => {
      const { selectedId } = store.get();
      if (selectedId !== null) api.tellTyping(selectedId, isOn, isPrivate).catch(() => undefined);
    });
  const reply = noticeFor(false);
  const note = noticeFor(true);
  return {
    keystroke: (isPrivate: boolean) => (isPrivate ? note : reply).keystroke(),
    stopTyping() {
      reply.stop();
      note.stop();
    },
  };
}

function initialState({ users, teams }: SandboxInfo, storage: Storage): DeskState {
  const me = users.find(({ id }) => String(id) === loadUser(storage)) ?? users[0];
  return {
    users,
    teams,
    me: me ?? { id: 0, name: "Nobody", role: "", token: "" },
    filter: { owner: "all", status: "all" },
    conversations: new Map(),
    counts: { mine: 0, unassigned: 0, all: 0 },
    page: 1,
    hasMore: false,
    isListLoading: false,
    selectedId: null,
    isThreadOpen: false,
    messages: [],
    hasEarlier: false,
    isThreadLoading: false,
    typists: new Map(),
    drafts: new Map(),
  };
}

function loadUser(storage: Storage): string | null {
  try {
    return storage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

function saveUser(storage: Storage, me: DeskUser): void {
  try {
    storage.setItem(STORAGE_KEY, String(me.id));
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
