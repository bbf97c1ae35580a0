import type { Conversation } from "../../shared/chatwoot/conversation.ts";
import type { Message } from "../../shared/chatwoot/message.ts";
import type { Store } from "../../shared/store.ts";
import type { DeskUser, Team } from "../info.ts";
import type { Typists } from "../typists.ts";
import type { Counts, DeskApi, Filter } from "./desk-api.ts";

export interface DeskState {
  readonly users: readonly DeskUser[];
  readonly teams: readonly Team[];
  readonly me: DeskUser;
  readonly filter: Filter;
  /** Everything seen so far, whatever the filter: the list is a view of it. */
  readonly conversations: ReadonlyMap<number, Conversation>;
  readonly counts: Counts;
  readonly page: number;
  readonly hasMore: boolean;
  readonly isListLoading: boolean;
  readonly selectedId: number | null;
  /** On a narrow desk the list and the thread take turns. */
  readonly isThreadOpen: boolean;
  readonly messages: readonly Message[];
  readonly hasEarlier: boolean;
  readonly isThreadLoading: boolean;
  readonly typists: Typists;
  /** Texts not sent yet, by conversation and kind: looking elsewhere must not lose them. */
  readonly drafts: ReadonlyMap<string, string>;
}

export interface DeskContext {
  readonly store: Store<DeskState>;
  readonly api: DeskApi;
  readonly onError: (title: string, err: unknown) => void;
}

export function draftKey(conversationId: number, isPrivate: boolean): string {
  return `${conversationId}/${isPrivate ? "note" : "reply"}`;
}

export function matches({ assignee, status }: Conversation, filter: Filter, me: DeskUser): boolean {
  if (filter.status !== "all" && filter.status !== status) return false;
  const userId = assignee?.type === "user" ? assignee.id : null;
  switch (filter.owner) {
    case "all":
      return true;
    case "mine":
      return userId === me.id;
    case "unassigned":
      return userId === null;
  }
}

export function listedConversations({ conversations, filter, me }: DeskState): readonly Conversation[] {
  return [...conversations.values()]
    .filter((conversation) => matches(conversation, filter, me))
    .sort((a, b) => b.lastActivityAtMs - a.lastActivityAtMs || b.id - a.id);
}

export function selectedConversation({ conversations, selectedId }: DeskState): Conversation | undefined {
  return selectedId === null ? undefined : conversations.get(selectedId);
}

export function putConversations(store: Store<DeskState>, fresh: readonly Conversation[]): void {
  store.set((state) => {
    const conversations = new Map(state.conversations);
    for (const conversation of fresh) conversations.set(conversation.id, conversation);
    return { conversations };
  });
}
