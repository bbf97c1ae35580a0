import type { Attachment, AttachmentKind, Author, BatonEvent, ConversationState, Message } from "../core/event.ts";
import { parseDuration } from "../core/settings/duration.ts";
import type { MemoryPath } from "./memory/path.ts";
import type { Step } from "./scene.ts";
import { AGENT } from "./scenery.ts";

type Kind = Step["kind"];
type ValueOf<K extends Kind> = Extract<Step, { kind: K }>["value"];

const MOMENT_MS = 500;

/** An action of a person, a moment after the line before. An owed answer comes after its quiet time, not before. */
const ACTIONS: { readonly [K in Kind]?: (path: MemoryPath, value: ValueOf<K>) => Promise<void> } = {
  customer: (path, text) => customerWrites(path, { text }),
  customer_sends: (path, kind) => customerWrites(path, { text: "", attachments: [attachment(kind)] }),
  chooses: customerChooses,
  agent: (path, text) => path.settle(spoken(path, "person_message", { text })),
  agent_note: (path, text) => path.settle(spoken(path, "private_note", { text, private: true })),
  async agent_does(path, deed) {
    const changes = DEEDS[deed](path.store.chatwoot);
    path.store.change(changes);
    await path.settle({ ...surroundings(path), type: "conversation_changed", changed: Object.keys(changes) });
  },
  wait: (path, time) => path.passTime(parseDuration(time) ?? 0),
};

/** Other lines are expectations. */
export const isAction = ({ kind }: Step): boolean => ACTIONS[kind] !== undefined;

export async function act(path: MemoryPath, step: Step): Promise<void> {
  const action = ACTIONS[step.kind] as ((path: MemoryPath, value: Step["value"]) => Promise<void>) | undefined;
  if (step.kind !== "wait") await path.passTime(MOMENT_MS);
  await action?.(path, step.value);
}

const DEEDS: Readonly<Record<ValueOf<"agent_does">, (state: ConversationState) => Partial<ConversationState>>> = {
  take: () => ({ assignee: { kind: "person", ...AGENT } }),
  leave: () => ({ assignee: null }),
  resolve: () => ({ status: "resolved" }),
  snooze: () => ({ status: "snoozed" }),
  reopen: () => ({ status: "open" }),
  give_to_bot: () => ({ status: "pending", assignee: null }),
};

/** Chatwoot reopens a conversation for a customer's message: a closed one for the bot, a snoozed one for agents. */
const WAKES: Readonly<Partial<Record<ConversationState["status"], ConversationState["status"]>>> = {
  resolved: "pending",
  snoozed: "open",
};

async function customerWrites(path: MemoryPath, message: Pick<Message, "text"> & Partial<Message>): Promise<void> {
  const { status } = path.store.chatwoot;
  path.store.change({ status: WAKES[status] ?? status });
  await path.settle(spoken(path, "customer_message", message));
}

/** When the channel has buttons, the press comes as an update of the question; a typed title has the same effect. */
async function customerChooses(path: MemoryPath, title: string): Promise<void> {
  const choices = path.store.conversation?.offer ?? [];
  const choice = choices.find((offered) => offered.title === title);
  if (!choice) return customerWrites(path, { text: title });
  const { status } = path.store.chatwoot;
  path.store.change({ status: WAKES[status] ?? status });
  await path.settle({
    ...surroundings(path),
    type: "choice_made",
    messageId: path.store.nextMessageId(),
    choices: [choice],
  });
}

type Speech = "customer_message" | "person_message" | "private_note";

function spoken(path: MemoryPath, type: Speech, said: Pick<Message, "text"> & Partial<Message>): BatonEvent {
  const { contact } = path.store.chatwoot;
  const customer: Author = { kind: "customer", id: contact?.id ?? null, name: contact?.name ?? "" };
  const message: Message = {
    id: path.store.nextMessageId(),
    contentType: "text",
    private: false,
    author: type === "customer_message" ? customer : { kind: "person", ...AGENT },
    createdAt: path.now,
    attachments: [],
    inReplyTo: null,
    effectId: null,
    autoReply: false,
    choices: [],
    ...said,
  };
  return { ...surroundings(path), type, message };
}

const surroundings = (path: MemoryPath) => ({ accountId: 1, conversation: path.store.chatwoot, at: path.now });

function attachment(kind: AttachmentKind): Attachment {
  const location = kind === "location" ? { latitude: -23.5614, longitude: -46.6559 } : null;
  const url = kind === "location" || kind === "contact" ? null : "https://chatwoot.example/attachment";
  return { kind, id: 1, url, mediaType: null, sizeBytes: 1_000, transcript: null, location, title: null };
}
