import type { ContactMemory, Conversation, OutgoingEffect, TurnChange } from "../core/conversation.ts";
import { MESSAGE_KINDS } from "../core/effect.ts";
import type { ConversationState, Message } from "../core/event.ts";
import type { DueTimer } from "../core/handler.ts";
import { mayDeliver } from "../core/may-deliver.ts";
import { type Happening, happeningOf } from "./happening.ts";
import { withEffect } from "./memory-chatwoot.ts";
import type { Scenery } from "./scenery.ts";

/** One conversation as database and Chatwoot would keep it, and everything that came of it so far. */
export interface MemoryStore {
  /** As Chatwoot shows it. */
  readonly chatwoot: ConversationState;
  /** As Baton knows it; null before the first event. */
  readonly conversation: Conversation | null;
  readonly person: ContactMemory;
  readonly happenings: readonly Happening[];
  /** Words that everybody can read, oldest first. */
  listPublicMessages(most: number): readonly Message[];
  findNextTimer(): DueTimer | undefined;
  nextMessageId(): number;
  /** What somebody did in Chatwoot. */
  change(chatwoot: Partial<ConversationState>): void;
  /** What a turn decided; its effects are sent at once, in order, as long as they may be. */
  commit(change: TurnChange): void;
  happen(happening: Happening): void;
}

export function createMemoryStore(scenery: Scenery, now: () => number): MemoryStore {
  const { people } = scenery.surroundings;
  let { conversation: chatwoot, person } = scenery;
  let conversation: Conversation | null = null;
  let lastId = 0;
  const messages = new Map<number, Message>();
  const timers = new Map<string, DueTimer>();
  const happenings: Happening[] = [];

  const deliver = ({ effect, batonSeq }: OutgoingEffect) => {
    if (!conversation || !mayDeliver(effect, batonSeq, conversation.baton)) return;
    chatwoot = { ...withEffect(chatwoot, effect, people), updatedAt: now() };
    const statusSetAt = effect.kind === "set_status" ? now() : conversation.known.statusSetAt;
    const assigneeSetAt = effect.kind === "assign" ? now() : conversation.known.assigneeSetAt;
    conversation = { ...conversation, known: { state: chatwoot, statusSetAt, assigneeSetAt } };
    const happening = happeningOf(effect);
    if (happening) happenings.push(happening);
    if (!MESSAGE_KINDS.has(effect.kind)) return;
    lastId += 1;
    messages.set(lastId, ownMessage({ id: lastId, effect, at: now() }));
  };

  return {
    get chatwoot() {
      return chatwoot;
    },
    get conversation() {
      return conversation;
    },
    get person() {
      return person;
    },
    happenings,
    listPublicMessages: (most) => [...messages.values()].filter((message) => !message.private).slice(-most),
    findNextTimer: () => [...timers.values()].sort((a, b) => a.dueAt - b.dueAt)[0],
    nextMessageId() {
      lastId += 1;
      return lastId;
    },
    change(changes) {
      chatwoot = { ...chatwoot, ...changes, updatedAt: now() };
    },
    commit(change) {
      conversation = { ...change.conversation, version: change.conversation.version + 1 };
      person = { ...person, ...change.person };
      for (const message of change.messages) messages.set(message.id, message);
      for (const id of change.deletedMessageIds) messages.delete(id);
      changeTimers(timers, change);
      happenings.push(
        ...handoffsOf(change),
        ...change.tickets.map(({ title }) => ({ kind: "ticket", text: title }) as const),
      );
      for (const effect of change.effects) deliver(effect);
    },
    happen: (happening) => void happenings.push(happening),
  };
}

function changeTimers(timers: Map<string, DueTimer>, change: TurnChange): void {
  for (const { set, cancel } of change.timers) {
    if (cancel !== undefined) timers.delete(cancel);
    if (set) timers.set(set.kind, { ...set, data: set.data ?? {} });
  }
}

function handoffsOf({ handoffs, effects }: TurnChange): readonly Happening[] {
  const prioritized = effects.flatMap(({ effect }) => (effect.kind === "set_priority" ? [effect.priority] : []));
  return handoffs.flatMap(({ reason, team = null }) =>
    reason === undefined ? [] : [{ kind: "handed_off", team, reason, priority: prioritized.at(-1) ?? null }],
  );
}

function ownMessage({ id, effect, at }: { id: number; effect: OutgoingEffect["effect"]; at: number }): Message {
  return {
    id,
    text: "text" in effect ? effect.text : "",
    contentType: "text",
    private: effect.kind === "note" || effect.kind === "mention",
    author: { kind: "bot", id: 1, name: "Baton" },
    createdAt: at,
    attachments: [],
    inReplyTo: null,
    effectId: null,
    autoReply: false,
    choices: effect.kind === "choice" ? effect.choices : [],
  };
}
