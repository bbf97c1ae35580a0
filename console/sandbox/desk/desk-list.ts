import type { Message } from "../../shared/chatwoot/message.ts";
import type { Filter } from "./desk-api.ts";
import { type DeskContext, putConversations } from "./desk-state.ts";

const PAGE_SIZE = 25;
const RECOUNT_MS = 400;

/** The conversation list: pages by REST, then kept fresh by what the stream brings. */
export function createDeskList(context: DeskContext) {
  const { store, api, onError } = context;
  let recount: ReturnType<typeof setTimeout> | undefined;

  const load = async (page: number) => {
    const { filter, me } = store.get();
    store.set({ isListLoading: true });
    try {
      const { conversations, counts } = await api.listConversations(filter, page);
      // Another filter or user was chosen meanwhile: its own request will fill the list.
      if (store.get().filter !== filter || store.get().me !== me) return;
      putConversations(store, conversations);
      store.set({ counts, page, hasMore: conversations.length >= PAGE_SIZE });
    } catch (err) {
      onError("The conversations could not be read", err);
    } finally {
      store.set({ isListLoading: false });
    }
  };
  return {
    load: () => load(1),
    loadMore: () => load(store.get().page + 1),
    async setFilter(change: Partial<Filter>) {
      store.set(({ filter }) => ({ filter: { ...filter, ...change }, hasMore: false }));
      await load(1);
    },
    /** Counts come from the server, because the list may hold only the first pages. Many events make one request. */
    recountSoon() {
      clearTimeout(recount);
      recount = setTimeout(() => void refreshCounts(context), RECOUNT_MS);
    },
    noticeMessage: (message: Message, isNew: boolean) => noticeMessage(context, message, isNew),
  };
}

async function refreshCounts({ store, api }: DeskContext): Promise<void> {
  const { filter } = store.get();
  try {
    const { counts, conversations } = await api.listConversations(filter, 1);
    if (store.get().filter !== filter) return;
    putConversations(store, conversations);
    store.set({ counts });
  } catch {
    // The next event asks again; the header already shows a lost link.
  }
}

/** Chatwoot sends no conversation with a message, so the list's preview moves by the message itself. */
function noticeMessage({ store }: DeskContext, message: Message, isNew: boolean): void {
  const { conversations, selectedId } = store.get();
  const conversation = conversations.get(message.conversationId);
  if (!conversation) return;
  const isLatest = message.id >= (conversation.lastMessage?.id ?? 0);
  const isUnread = isNew && message.kind === "incoming" && conversation.id !== selectedId;
  putConversations(store, [
    {
      ...conversation,
      lastMessage: isLatest && message.kind !== "activity" ? message : conversation.lastMessage,
      lastActivityAtMs: isNew
        ? Math.max(conversation.lastActivityAtMs, message.createdAtMs)
        : conversation.lastActivityAtMs,
      unreadCount: conversation.unreadCount + (isUnread ? 1 : 0),
    },
  ]);
}
