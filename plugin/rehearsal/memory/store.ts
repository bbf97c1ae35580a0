import { renderChange } from "../../chatwoot/effects/render-change.ts";
import { mayDeliver } from "../../core/baton/may-deliver.ts";
import { learn } from "../../core/baton/observe.ts";
import { beginOwn, ownChangeOf } from "../../core/baton/own-write.ts";
import type { ContactMemory } from "../../core/contact-memory.ts";
import type { Conversation, OutgoingEffect, TurnChange } from "../../core/conversation.ts";
import { MESSAGE_KINDS } from "../../core/effect.ts";
import type { ConversationState, Message } from "../../core/event.ts";
import type { DueTimer } from "../../core/handler.ts";
import { type Happening, happeningOf } from "../happening.ts";
import type { Scenery } from "../scenery.ts";
import { withEffect } from "./chatwoot.ts";

/** One conversation as database and Chatwoot would keep it, with all happenings so far. */
export class MemoryStore {
  readonly happenings: Happening[] = [];
  private readonly messages = new Map<number, Message>();
  private readonly timers = new Map<string, DueTimer>();
  private readonly scenery: Scenery;
  private readonly now: () => number;
  private shown: ConversationState;
  private known: Conversation | null = null;
  private memory: ContactMemory;
  private lastId = 0;

  constructor(scenery: Scenery, now: () => number) {
    this.scenery = scenery;
    this.now = now;
    this.shown = scenery.conversation;
    this.memory = scenery.person;
  }

  /** Chatwoot's view. */
  get chatwoot(): ConversationState {
    return this.shown;
  }

  /** Baton's view; null before the first event. */
  get conversation(): Conversation | null {
    return this.known;
  }

  get person(): ContactMemory {
    return this.memory;
  }

  /** Public messages, oldest first. */
  listPublicMessages(most: number): readonly Message[] {
    return [...this.messages.values()].filter((message) => !message.private).slice(-most);
  }

  /** In the order in which they are due. */
  listTimers(): readonly DueTimer[] {
    return [...this.timers.values()].sort((a, b) => a.dueAt - b.dueAt);
  }

  nextMessageId(): number {
    this.lastId += 1;
    return this.lastId;
  }

  /** An action in Chatwoot. */
  change(chatwoot: Partial<ConversationState>): void {
    this.shown = { ...this.shown, ...chatwoot, updatedAt: this.now() };
  }

  /** The decision of a turn; its effects are sent at once, in order, while the baton allows it. */
  commit(change: TurnChange): void {
    this.known = { ...change.conversation, version: change.conversation.version + 1 };
    this.memory = { ...this.memory, ...change.person };
    for (const message of change.messages) this.messages.set(message.id, message);
    for (const id of change.deletedMessageIds) this.messages.delete(id);
    changeTimers(this.timers, change);
    this.happenings.push(...handoffsOf(change));
    for (const { title } of change.tickets) this.happenings.push({ kind: "ticket", text: title });
    for (const effect of renderChange(change).effects) this.deliver(effect);
  }

  private deliver({ effect, batonSeq }: OutgoingEffect): void {
    if (!this.known || !mayDeliver(effect, batonSeq, this.known.baton)) return;
    this.shown = { ...withEffect(this.shown, effect, this.scenery.surroundings.people), updatedAt: this.now() };
    const change = ownChangeOf(effect);
    const own = change ? beginOwn(this.known.known.own, { change, at: this.now() }) : this.known.known.own;
    this.known = { ...this.known, known: learn({ state: this.shown, own }, this.shown) };
    const happening = happeningOf(effect);
    if (happening) this.happenings.push(happening);
    if (!MESSAGE_KINDS.has(effect.kind)) return;
    const id = this.nextMessageId();
    this.messages.set(id, ownMessage({ id, effect, at: this.now() }));
  }
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
