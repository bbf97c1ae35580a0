import { type Message, mergeMessages } from "../../shared/chatwoot/message.ts";
import type { Reply } from "./desk-api.ts";
import { type DeskContext, putConversations } from "./desk-state.ts";

const PAGE_SIZE = 20;

/** The thread of the selected conversation. */
export function createDeskThread(context: DeskContext) {
  const { store } = context;
  let line = Promise.resolve(true);
  return {
    load: () => readMessages(context),
    loadEarlier: () => readMessages(context, store.get().messages[0]?.id),
    async select(id: number, isThreadOpen: boolean) {
      store.set({ selectedId: id, isThreadOpen, messages: [], hasEarlier: false });
      markSeen(context, id);
      await readMessages(context);
    },
    /** One after the other: two quick replies must not overtake each other. */
    post(reply: Reply): Promise<boolean> {
      const { selectedId } = store.get();
      if (selectedId !== null) line = line.then(() => postReply(context, selectedId, reply));
      return line;
    },
    take(message: Message) {
      takeMessage(context, message);
      if (message.kind === "incoming" && message.conversationId === store.get().selectedId) {
        markSeen(context, message.conversationId);
      }
    },
  };
}

async function readMessages({ store, api, onError }: DeskContext, beforeId?: number): Promise<void> {
  const { selectedId } = store.get();
  if (selectedId === null) return;
  store.set({ isThreadLoading: true });
  try {
    const messages = await api.listMessages(selectedId, beforeId);
    if (store.get().selectedId !== selectedId) return;
    store.set((state) => ({
      messages: mergeMessages(state.messages, messages),
      hasEarlier: messages.length >= PAGE_SIZE,
    }));
  } catch (err) {
    onError("The messages could not be read", err);
  } finally {
    store.set({ isThreadLoading: false });
  }
}

async function postReply(context: DeskContext, conversationId: number, reply: Reply): Promise<boolean> {
  try {
    takeMessage(context, await context.api.post(conversationId, reply));
    return true;
  } catch (err) {
    context.onError(reply.isPrivate ? "The note was not saved" : "The reply was not sent", err);
    return false;
  }
}

function takeMessage({ store }: DeskContext, message: Message): void {
  if (message.conversationId !== store.get().selectedId) return;
  store.set(({ messages }) => ({ messages: mergeMessages(messages, [message]) }));
}

function markSeen({ store, api }: DeskContext, id: number): void {
  const conversation = store.get().conversations.get(id);
  if (conversation) putConversations(store, [{ ...conversation, unreadCount: 0 }]);
  // A lost "seen" only leaves a number in somebody's list.
  api.tellSeen(id).catch(() => undefined);
}
