import type { AuditFact } from "../core/audit.ts";
import { firstBaton, type PassEvent, pass } from "../core/baton.ts";
import type { ContactMemory, Conversation, ConversationKey, OutgoingEffect, TurnChange } from "../core/conversation.ts";
import { noMemory } from "../core/conversation.ts";
import { CUSTOMER_VISIBLE, type Effect } from "../core/effect.ts";
import { FORGOTTEN_WITH_EPISODE } from "../core/episode-marks.ts";
import type { BatonEvent, Contact, Message } from "../core/event.ts";
import type { Marks } from "../core/handler.ts";
import type { HandoffWish } from "../core/handoff.ts";
import type { TimerChange } from "../core/ladder.ts";
import { addressNotices, type Notice } from "../core/notice.ts";
import { learn, observe } from "../core/observe.ts";
import { type EpisodeChange, firstStory, type HandoffChange, storyOf } from "../core/story.ts";
import { timersFor } from "../core/timers-for.ts";
import type { Surroundings } from "./directory.ts";
import { foldEpisodes, foldHandoffs, foldTimers } from "./fold-changes.ts";
import { policyOf } from "./policy-of.ts";
import { renderEffect } from "./render-effect.ts";

/** A turn being decided: starts from what was read, collects what is to be written. Nothing here does I/O. */
export interface Draft {
  readonly conversation: Conversation;
  /** Takes in an event: the newest snapshot, and what it means for the baton. */
  observe(event: BatonEvent): void;
  pass(event: PassEvent, actor: string): void;
  /** The next turn hands the conversation off; until then the bot says nothing else. */
  wish(wish: HandoffWish): void;
  emit(effects: readonly Effect[]): void;
  remember(message: Message): void;
  forget(messageId: number): void;
  /** An answer is owed once the customer has been quiet for a while, but nobody is kept waiting for ever. */
  owe(message: Message): void;
  /** Messages that are in the transcript already and may be answered now. */
  oweEarlier(messageIds: readonly number[]): void;
  /** What the customer said while people had the conversation is the bot's to answer now. */
  oweWhatWaits(): void;
  /** Everything owed so far is covered by what was just decided. */
  clearOwed(): void;
  /** The customer wants no answer any more: one that is being made is not wanted either. */
  dropOwed(): void;
  confirm(effectId: string, messageId: number): void;
  record(fact: AuditFact): void;
  timer(change: TimerChange): void;
  ticket(ticket: TurnChange["tickets"][number]): void;
  /** People hear of it outside Chatwoot too. */
  notify(text: string): void;
  /** The customer rated what people did with the last handoff. */
  rate(rating: number): void;
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
    wish: null,
    audit: { seq: 0, hash: "" },
  };
}

interface DraftOptions extends Surroundings {
  readonly now: number;
  readonly person?: ContactMemory | null;
}

export function openDraft(start: Conversation, options: DraftOptions): Draft {
  const { now, settings } = options;
  let person: ContactMemory = { ...noMemory, ...options.person };
  let personChanges: Partial<ContactMemory> | null = null;
  const policy = policyOf(options);
  let conversation = start;
  let contact: Contact | null = null;
  const messages = new Map<number, Message>();
  const deleted = new Set<number>();
  const effects: OutgoingEffect[] = [];
  const confirmed: { effectId: string; messageId: number }[] = [];
  const facts: AuditFact[] = [];
  const timers: TimerChange[] = [];
  const episodes: EpisodeChange[] = [];
  const handoffs: HandoffChange[] = [];
  const notices: Notice[] = [];
  const tickets: TurnChange["tickets"][number][] = [];
  const change = (changes: Partial<Conversation>) => {
    conversation = { ...conversation, ...changes };
  };

  const thinkTime = (owedSince: number) => {
    const { quiet_time_ms: quiet, quiet_time_max_ms: longest } = settings;
    return conversation.wish ? now : Math.min(now + quiet, owedSince + Math.max(longest, quiet));
  };

  // A conversation that is new to Baton has had no pass that could have set its timers.
  if (start.version === 0) {
    timers.push(...timersFor(start.baton, policy).filter(({ set }) => set));
    episodes.push(firstStory(start.baton));
    const { since, reason, holder, seq } = start.baton;
    facts.push({ at: since, actor: "chatwoot", action: "began", reason, data: { to: holder, seq } });
  }

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
      const passed = pass(before, event, policy);
      change({ baton: passed.baton });
      if (passed.reason) {
        const data = { from: before.holder, to: passed.baton.holder, seq: passed.baton.seq, event: event.type };
        facts.push({ at: event.at, actor, action: "passed", reason: passed.reason, data });
      }
      if (passed.baton.holder !== "bot") draft.clearOwed();
      // Whoever has it now asks their own questions: "2" is no answer to an old one.
      if (passed.reason) change({ offer: null });
      if (passed.baton.episode !== before.episode) draft.mark(FORGOTTEN_WITH_EPISODE);
      // The customer waited for people in vain: what was said last is the bot's to answer now.
      if (event.type === "returned" && passed.reason && before.waitingSince !== null) draft.oweWhatWaits();
      timers.push(...passed.timers);
      const { reopenWindowMs } = policy;
      const circumstances = { reopenWindowMs, hasOptedOut: person.optedOutAt !== null };
      const { episode, handoff } = storyOf({ before, event, passed }, circumstances);
      if (episode) episodes.push(episode);
      if (handoff) handoffs.push(handoff);
      if (event.type === "handed_off" && passed.reason) notices.push(noticeOf(event.handoff.route.team, passed.reason));
      draft.emit(passed.effects);
    },
    wish(wish) {
      if (conversation.baton.holder !== "bot") return;
      const owedSince = conversation.owedSince ?? now;
      change({ wish, owedSince, thinkDueAt: now, asks: conversation.asks + 1 });
    },
    emit(emitted) {
      const { channel } = conversation.known.state;
      const batonSeq = conversation.baton.seq;
      for (const effect of emitted) {
        if (person.optedOutAt !== null && CUSTOMER_VISIBLE.has(effect.kind)) continue;
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
      draft.remember(message);
      draft.oweEarlier([message.id]);
    },
    oweEarlier(messageIds) {
      const owedSince = conversation.owedSince ?? now;
      const owed = [...new Set([...conversation.owed, ...messageIds])];
      change({ asks: conversation.asks + 1, owed, owedSince, thinkDueAt: thinkTime(owedSince) });
    },
    oweWhatWaits() {
      change({ asks: conversation.asks + 1, owedSince: now, thinkDueAt: now });
    },
    clearOwed() {
      change({ owed: [], owedSince: null, thinkDueAt: null, wish: null });
    },
    dropOwed() {
      draft.clearOwed();
      change({ asks: conversation.asks + 1 });
    },
    confirm(effectId, messageId) {
      confirmed.push({ effectId, messageId });
    },
    record(fact) {
      facts.push(fact);
    },
    ticket(ticket) {
      tickets.push(ticket);
    },
    notify(text) {
      notices.push({ kind: "reminder", text });
    },
    rate(rating) {
      const { episode, handoffs: nr } = conversation.baton;
      if (nr > 0) handoffs.push({ episode, nr, rating });
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
      personChanges = { ...personChanges, ...changes };
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
      person: personChanges,
      effects,
      confirmed,
      facts,
      timers: foldTimers(timers),
      episodes: foldEpisodes(episodes),
      handoffs: foldHandoffs(handoffs),
      notices: addressNotices(notices, settings.notify),
      tickets,
      deliveries,
    }),
  };
  return draft;
}

const noticeOf = (team: string | null, reason: string): Notice => ({
  kind: "handoff",
  text: `A customer needs a person${team ? ` of the team ${team}` : ""} (${reason.replaceAll("_", " ")}).`,
});

function actorOf(event: BatonEvent): string {
  if (event.type === "customer_message") return "customer";
  if (event.type === "person_message")
    return event.message.author.id === null ? "person" : `person:${event.message.author.id}`;
  return "chatwoot";
}
