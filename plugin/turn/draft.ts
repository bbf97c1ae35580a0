import type { AuditFact } from "../core/audit.ts";
import { firstBaton, type PassEvent, pass, type TimerChange } from "../core/baton.ts";
import type { ContactMemory, Conversation, ConversationKey, OutgoingEffect, TurnChange } from "../core/conversation.ts";
import { noMemory } from "../core/conversation.ts";
import type { Effect } from "../core/effect.ts";
import type { BatonEvent, Contact, Message } from "../core/event.ts";
import type { Marks } from "../core/handler.ts";
import { learn, observe } from "../core/observe.ts";
import type { InboxSettings } from "../core/settings.ts";
import { renderEffect } from "./render-effect.ts";

/** A turn being decided: starts from what was read, collects what is to be written. Nothing here does I/O. */
export interface Draft {
  readonly conversation: Conversation;
  /** Takes in an event: the newest snapshot, and what it means for the baton. */
  observe(event: BatonEvent): void;
  pass(event: PassEvent, actor: string): void;
  emit(effects: readonly Effect[]): void;
  remember(message: Message): void;
  forget(messageId: number): void;
  /** An answer is owed once the customer has been quiet for a while, but nobody is kept waiting for ever. */
  owe(message: Message): void;
  /** Everything owed so far is covered by what was just decided. */
  clearOwed(): void;
  confirm(effectId: string, messageId: number): void;
  record(fact: AuditFact): void;
  timer(change: TimerChange): void;
  cancelTimer(kind: string): void;
  mark(marks: Marks): void;
  /** What is remembered of the contact so far, with everything this turn added. */
  readonly person: ContactMemory;
  rememberPerson(changes: Partial<ContactMemory>): void;
  set(changes: Partial<Pick<Conversation, "offer" | "summary" | "instruction" | "known">>): void;
  finish(deliveries: TurnChange["deliveries"]): TurnChange;
}

export function startConversation(key: ConversationKey, event: BatonEvent): Conversation {
  return {
    ...key,
    inboxId: event.conversation.inboxId,
    version: 0,
    baton: firstBaton(event.conversation, event.at),
    known: learn(null, event.conversation),
    asks: 0,
    owed: [],
    owedSince: null,
    thinkDueAt: null,
    offer: null,
    summary: null,
    instruction: null,
    marks: {},
    audit: { seq: 0, hash: "" },
  };
}

interface DraftOptions {
  readonly now: number;
  readonly settings: InboxSettings;
  readonly person?: ContactMemory | null;
}

export function openDraft(start: Conversation, options: DraftOptions): Draft {
  const { now, settings } = options;
  let person = options.person ?? noMemory;
  let isPersonChanged = false;
  let conversation = start;
  let contact: Contact | null = null;
  const messages = new Map<number, Message>();
  const deleted = new Set<number>();
  const effects: OutgoingEffect[] = [];
  const confirmed: { effectId: string; messageId: number }[] = [];
  const facts: AuditFact[] = [];
  const timers: TimerChange[] = [];
  const change = (changes: Partial<Conversation>) => {
    conversation = { ...conversation, ...changes };
  };

  const draft: Draft = {
    get conversation() {
      return conversation;
    },
    observe(event) {
      for (const passed of observe(conversation.known, event)) draft.pass(passed, actorOf(event));
      change({ known: learn(conversation.known, event.conversation), inboxId: event.conversation.inboxId });
      contact = event.conversation.contact ?? contact;
    },
    pass(event, actor) {
      const before = conversation.baton;
      const passed = pass(before, event);
      change({ baton: passed.baton });
      if (passed.reason) {
        const data = { from: before.holder, to: passed.baton.holder, seq: passed.baton.seq, event: event.type };
        facts.push({ at: event.at, actor, action: "passed", reason: passed.reason, data });
      }
      if (passed.baton.holder !== "bot") draft.clearOwed();
      timers.push(...passed.timers);
      draft.emit(passed.effects);
    },
    emit(emitted) {
      const { channel } = conversation.known.state;
      const batonSeq = conversation.baton.seq;
      for (const effect of emitted) {
        for (const part of renderEffect(effect, channel)) effects.push({ effect: part, batonSeq });
        if (effect.kind === "choice") change({ offer: effect.choices });
      }
    },
    remember(message) {
      messages.set(message.id, message);
    },
    forget(messageId) {
      messages.delete(messageId);
      deleted.add(messageId);
      if (!conversation.owed.includes(messageId)) return;
      const owed = conversation.owed.filter((id) => id !== messageId);
      change({ owed, asks: conversation.asks + 1 });
      if (owed.length === 0) draft.clearOwed();
    },
    owe(message) {
      const { quiet_time_ms: quiet, quiet_time_max_ms: longest } = settings;
      const owedSince = conversation.owedSince ?? now;
      const thinkDueAt = Math.min(now + quiet, owedSince + Math.max(longest, quiet));
      draft.remember(message);
      change({ asks: conversation.asks + 1, owed: [...conversation.owed, message.id], owedSince, thinkDueAt });
    },
    clearOwed() {
      change({ owed: [], owedSince: null, thinkDueAt: null });
    },
    confirm(effectId, messageId) {
      confirmed.push({ effectId, messageId });
    },
    record(fact) {
      facts.push(fact);
    },
    timer(timer) {
      timers.push(timer);
    },
    mark(marks) {
      const kept = Object.entries({ ...conversation.marks, ...marks }).filter(([, value]) => value !== null);
      change({ marks: Object.fromEntries(kept) });
    },
    get person() {
      return person;
    },
    rememberPerson(changes) {
      person = { ...person, ...changes };
      isPersonChanged = true;
      contact = conversation.known.state.contact;
    },
    cancelTimer(kind) {
      if (!timers.some(({ set }) => set?.kind === kind)) timers.push({ cancel: kind });
    },
    set: change,
    finish: (deliveries) => ({
      conversation,
      messages: [...messages.values()],
      deletedMessageIds: [...deleted],
      contact,
      person: isPersonChanged ? person : null,
      effects,
      confirmed,
      facts,
      timers,
      deliveries,
    }),
  };
  return draft;
}

function actorOf(event: BatonEvent): string {
  if (event.type === "customer_message") return "customer";
  if (event.type === "person_message")
    return event.message.author.id === null ? "person" : `person:${event.message.author.id}`;
  return "chatwoot";
}
