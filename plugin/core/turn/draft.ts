import type { AuditFact } from "../baton/audit.ts";
import { type PassEvent, type Passed, pass } from "../baton/baton.ts";
import { type Escalation, escalated } from "../baton/escalation.ts";
import type { HandoffWish } from "../baton/handoff.ts";
import type { Baton } from "../baton/holder.ts";
import type { TimerChange } from "../baton/ladder.ts";
import { learnEvent, observe } from "../baton/observe.ts";
import type { Policy } from "../baton/policy.ts";
import { type EpisodeChange, firstStory, type HandoffChange, storyOf } from "../baton/story.ts";
import { timersFor } from "../baton/timers-for.ts";
import type { CommandCall } from "../commands/call.ts";
import type { ContactMemory } from "../contact-memory.ts";
import { noMemory } from "../contact-memory.ts";
import type { Conversation, OutgoingEffect, TurnChange } from "../conversation.ts";
import { noChange } from "../conversation.ts";
import { type Effect, isCustomerVisible, note } from "../effect.ts";
import type { BatonEvent, Contact, Message } from "../event.ts";
import { forgetEpisode, type Marks } from "../marks.ts";
import { addressNotices, type Notice } from "../notice.ts";
import { noteTexts } from "../texts/texts.ts";
import { type AskedApproval, describeCall } from "../wishes.ts";
import { foldEpisodes, foldHandoffs, foldTimers } from "./fold-changes.ts";
import { forgetIntents } from "./intents.ts";
import { policyOf } from "./policy-of.ts";
import { whyOf } from "./recap.ts";
import type { Surroundings } from "./surroundings.ts";

interface DraftOptions extends Surroundings {
  readonly now: number;
  readonly person?: ContactMemory | null;
}

export function openDraft(start: Conversation, options: DraftOptions): Draft {
  return new Draft(start, options);
}

/** A turn being decided: starts from what was read, collects what is to be written. Nothing here does I/O. */
export class Draft {
  private current: Conversation;
  private memory: ContactMemory;
  private memoryChanges: Partial<ContactMemory> | null = null;
  private contact: Contact | null = null;
  /** No event of this conversation has been taken in before. */
  private isNew: boolean;
  private readonly options: DraftOptions;
  private readonly policy: Policy;
  private readonly messages = new Map<number, Message>();
  private readonly deleted = new Set<number>();
  private readonly effects: OutgoingEffect[] = [];
  private readonly confirmed: TurnChange["confirmed"][number][] = [];
  private readonly facts: AuditFact[] = [];
  private readonly timers: TimerChange[] = [];
  private readonly episodes: EpisodeChange[] = [];
  private readonly handoffs: HandoffChange[] = [];
  private readonly notices: Notice[] = [];
  private readonly tickets: TurnChange["tickets"][number][] = [];
  private readonly commands: CommandCall[] = [];
  private readonly askedApprovals: AskedApproval[] = [];

  constructor(start: Conversation, options: DraftOptions) {
    this.current = start;
    this.options = options;
    this.memory = { ...noMemory, ...options.person };
    this.policy = policyOf(options);
    this.isNew = start.version === 0;
    if (this.isNew) this.begin(start.baton);
  }

  get conversation(): Conversation {
    return this.current;
  }

  /** The memory of the contact so far, with the additions of this turn. */
  get person(): ContactMemory {
    return this.memory;
  }

  /** Takes in an event: the newest snapshot, and its meaning for the baton. */
  observe(event: BatonEvent): void {
    const known = this.isNew ? null : this.current.known;
    this.isNew = false;
    for (const passed of observe(known, event)) this.pass(passed, actorOf(event));
    this.set({ known: learnEvent(this.current.known, event), inboxId: event.conversation.inboxId });
    this.contact = event.conversation.contact ?? this.contact;
  }

  pass(event: PassEvent, actor: string): void {
    const before = this.current.baton;
    const passed = pass(before, event, this.policy);
    this.set({ baton: passed.baton });
    if (passed.baton.holder !== "bot") this.clearOwed();
    if (passed.reason) this.changeHands({ before, event, actor, passed });
    if (passed.baton.episode !== before.episode) this.set({ marks: forgetEpisode(this.current.marks) });
    this.timers.push(...passed.timers);
    this.tell({ before, event, passed });
    this.emit(passed.effects);
  }

  /** The next turn hands the conversation off; until then the bot says nothing else. */
  wish(wish: HandoffWish): void {
    if (this.current.baton.holder !== "bot") return;
    this.set({ wish });
    this.answerNow();
  }

  /** To be delivered in this order. A contact who opted out gets nothing to see. */
  emit(effects: readonly Effect[]): void {
    const batonSeq = this.current.baton.seq;
    for (const effect of effects) {
      if (this.memory.optedOutAt !== null && isCustomerVisible(effect)) continue;
      this.effects.push({ effect, batonSeq });
      if (effect.kind === "choice") this.set({ offer: effect.choices });
    }
  }

  remember(message: Message): void {
    this.messages.set(message.id, message);
  }

  forget(messageId: number): void {
    this.messages.delete(messageId);
    this.deleted.add(messageId);
    if (!this.current.owed.includes(messageId)) return;
    const owed = this.current.owed.filter((id) => id !== messageId);
    this.set({ owed, asks: this.current.asks + 1 });
    if (owed.length === 0) this.clearOwed();
  }

  /** An answer is owed once the customer has been quiet for a while, but no customer is kept waiting for ever. */
  owe(messageIds: readonly number[]): void {
    const owedSince = this.current.owedSince ?? this.options.now;
    const owed = [...new Set([...this.current.owed, ...messageIds])];
    this.set({ asks: this.current.asks + 1, owed, owedSince, thinkDueAt: this.thinkTime(owedSince) });
  }

  /** An agent wants the bot to speak now. */
  answerNow(): void {
    if (this.current.baton.holder !== "bot") return;
    const { now } = this.options;
    this.set({ asks: this.current.asks + 1, owedSince: this.current.owedSince ?? now, thinkDueAt: now });
  }

  /** All messages owed so far are covered by the decision. */
  clearOwed(): void {
    this.set({ owed: [], owedSince: null, thinkDueAt: null, wish: null });
  }

  /** The customer wants no answer any more, and an answer in the making is stopped. */
  dropOwed(): void {
    this.clearOwed();
    this.set({ asks: this.current.asks + 1 });
  }

  confirm(effectId: string, messageId: number): void {
    this.confirmed.push({ effectId, messageId });
  }

  record(fact: AuditFact): void {
    this.facts.push(fact);
  }

  ticket(ticket: TurnChange["tickets"][number]): void {
    this.tickets.push(ticket);
  }

  /** To be done for an agent, once this is written. */
  ask(command: CommandCall): void {
    this.commands.push(command);
  }

  /** A tool call needs an approval: the agents in the conversation are told of it. */
  askApproval(approval: AskedApproval): void {
    this.askedApprovals.push(approval);
    const call = describeCall(approval);
    this.emit([note(noteTexts[this.options.settings.locale].wantsApproval({ call }))]);
  }

  /** People hear of it outside Chatwoot too. */
  notify(text: string): void {
    this.notices.push({ kind: "reminder", text });
  }

  /** The customer rated what people did with the last handoff. */
  rate(rating: number): void {
    const { episode, handoffs: nr } = this.current.baton;
    if (nr > 0) this.handoffs.push({ episode, nr, rating });
  }

  /** An agent has called the supervisors with the handoff that was just made. */
  escalate(escalation: Escalation): void {
    const { episode, handoffs: nr } = this.current.baton;
    const { by, reason } = escalation;
    this.mark(escalated.set(escalation));
    const told = reason === null ? {} : { escalationReason: reason };
    this.handoffs.push({ episode, nr, escalatedBy: by, ...told });
  }

  timer(timer: TimerChange): void {
    this.timers.push(timer);
  }

  cancelTimer(kind: string): void {
    if (!this.timers.some(({ set }) => set?.kind === kind)) this.timers.push({ cancel: kind });
  }

  /** Small facts for later; null forgets one. */
  mark(marks: Marks): void {
    const kept = Object.entries({ ...this.current.marks, ...marks }).filter(([, value]) => value !== null);
    this.set({ marks: Object.fromEntries(kept) });
  }

  rememberPerson(changes: Partial<ContactMemory>): void {
    this.memory = { ...this.memory, ...changes };
    this.memoryChanges = { ...this.memoryChanges, ...changes };
    this.contact = this.current.known.state.contact;
  }

  set(changes: Partial<Conversation>): void {
    this.current = { ...this.current, ...changes };
  }

  /** All writes of this turn. */
  finish(deliveries: TurnChange["deliveries"]): TurnChange {
    return {
      ...noChange,
      conversation: this.current,
      messages: [...this.messages.values()],
      deletedMessageIds: [...this.deleted],
      contact: this.contact,
      person: this.memoryChanges,
      effects: this.effects,
      confirmed: this.confirmed,
      facts: this.facts,
      timers: foldTimers(this.timers),
      episodes: foldEpisodes(this.episodes),
      handoffs: foldHandoffs(this.handoffs),
      notices: addressNotices(this.notices, this.options.settings.notify),
      tickets: this.tickets,
      commands: this.commands,
      askedApprovals: this.askedApprovals,
      deliveries,
    };
  }

  /** A conversation that is new to Baton has had no pass that could have set its timers. */
  private begin(baton: Baton): void {
    this.timers.push(...timersFor(baton, this.policy).filter(({ set }) => set));
    this.episodes.push(firstStory(baton));
    const { since, reason, holder, seq } = baton;
    this.facts.push({ at: since, actor: "chatwoot", action: "began", reason, data: { to: holder, seq } });
  }

  /** Somebody else has it now: on record, with new questions, and with what the customer waited for in vain. */
  private changeHands({ before, event, actor, passed }: Change & { actor: string }): void {
    const { holder, seq } = passed.baton;
    const data = { from: before.holder, to: holder, seq, event: event.type };
    this.facts.push({ at: event.at, actor, action: "passed", reason: passed.reason, data });
    // The new holder asks their own questions: "2" is no answer to an old one.
    this.set({ offer: null });
    if (holder !== "bot") this.mark(forgetIntents);
    if (event.type === "returned" && before.waitingSince !== null) this.answerNow();
  }

  /** What a pass adds to the record of episodes and handoffs, and to what people are told. */
  private tell(change: Change): void {
    const { event, passed } = change;
    const circumstances = {
      reopenWindowMs: this.policy.reopenWindowMs,
      hasOptedOut: this.memory.optedOutAt !== null,
    };
    const { episode, handoff } = storyOf(change, circumstances);
    if (episode) this.episodes.push(episode);
    if (handoff) this.handoffs.push(handoff);
    if (event.type === "handed_off" && passed.reason) {
      const { team } = event.handoff.route;
      const reason = whyOf(passed.reason, this.options.settings.locale);
      const text = noteTexts[this.options.settings.locale].needsPerson({ team, reason });
      this.notices.push({ kind: "handoff", text });
    }
  }

  private thinkTime(owedSince: number): number {
    const { now, settings } = this.options;
    const { quiet_time_ms: quiet, quiet_time_max_ms: longest } = settings;
    return this.current.wish ? now : Math.min(now + quiet, owedSince + Math.max(longest, quiet));
  }
}

interface Change {
  readonly before: Baton;
  readonly event: PassEvent;
  readonly passed: Passed;
}

function actorOf(event: BatonEvent): string {
  if (event.type === "customer_message") return "customer";
  if (event.type === "person_message")
    return event.message.author.id === null ? "person" : `person:${event.message.author.id}`;
  return "chatwoot";
}
