import { type Conversation, parseConversation } from "../shared/chatwoot/conversation.ts";
import { type Message, parseMessage } from "../shared/chatwoot/message.ts";
import { type Person, parsePerson } from "../shared/chatwoot/person.ts";
import { asNumber, asRecord } from "../shared/json.ts";
import { createStore, type Store } from "../shared/store.ts";

export type LiveEvent =
  | { readonly kind: "message"; readonly isNew: boolean; readonly message: Message }
  | { readonly kind: "conversation"; readonly conversation: Conversation }
  | { readonly kind: "typing"; readonly typing: Typing }
  /** The link was down: whoever keeps state must read it again. */
  | { readonly kind: "resumed" };

export interface Typing {
  readonly conversationId: number;
  readonly person: Person;
  readonly isOn: boolean;
  readonly isPrivate: boolean;
}

export type LinkState = "connecting" | "live" | "lost";

export interface Live {
  readonly store: Store<{ readonly link: LinkState }>;
  on(listener: (event: LiveEvent) => void): void;
  start(): void;
}

const REOPEN_MS = 2_000;

export function createLive(url: string): Live {
  const store = createStore<{ readonly link: LinkState }>({ link: "connecting" });
  const listeners: ((event: LiveEvent) => void)[] = [];
  const emit = (event: LiveEvent) => {
    for (const listener of listeners) listener(event);
  };
  const open = () => {
    const source = new EventSource(url);
    source.onopen = () => {
      const wasLost = store.get().link === "lost";
      store.set({ link: "live" });
      if (wasLost) emit({ kind: "resumed" });
    };
    source.onerror = () => {
      store.set({ link: "lost" });
      // After an HTTP error the browser gives up for good; after a broken connection it tries again by itself.
      if (source.readyState === EventSource.CLOSED) setTimeout(open, REOPEN_MS);
    };
    for (const [name, parse] of Object.entries(PARSERS)) {
      source.addEventListener(name, (event) => {
        const parsed = parse(readData(event));
        if (parsed) emit(parsed);
      });
    }
  };
  return { store, on: (listener) => void listeners.push(listener), start: open };
}

const PARSERS: Readonly<Record<string, (data: unknown) => LiveEvent | null>> = {
  message_created: (data) => ({ kind: "message", isNew: true, message: parseMessage(data) }),
  message_updated: (data) => ({ kind: "message", isNew: false, message: parseMessage(data) }),
  conversation_created: (data) => ({ kind: "conversation", conversation: parseConversation(data) }),
  conversation_updated: (data) => ({ kind: "conversation", conversation: parseConversation(data) }),
  typing: parseTyping,
};

function readData(event: MessageEvent): unknown {
  try {
    return JSON.parse(String(event.data));
  } catch {
    return null;
  }
}

function parseTyping(data: unknown): LiveEvent | null {
  const record = asRecord(data);
  const person = parsePerson(record.user, "contact");
  const conversationId = asNumber(record.conversation_id);
  if (!person || conversationId === null) return null;
  return {
    kind: "typing",
    typing: { conversationId, person, isOn: record.on === true, isPrivate: record.private === true },
  };
}
