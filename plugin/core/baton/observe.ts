import type { BatonEvent, ConversationState } from "../event.ts";
import type { PassEvent } from "./baton.ts";
import { finishOwn, nothingOwn, type OwnWrites, readField } from "./own-write.ts";

/** Baton's knowledge of a conversation: the newest snapshot, and the fields that Baton has set or is setting. */
export interface Known {
  readonly state: ConversationState;
  readonly own: OwnWrites;
  /** The last time it was set to pending, when Chatwoot reported the exact time. */
  readonly givenBackAt?: number;
}

const JUST_BEGUN_MS = 60 * 60_000;

/** Derives the baton's events. Snapshots arrive unordered and twice; a message counts whenever it comes. */
export function observe(known: Known | null, event: BatonEvent): readonly PassEvent[] {
  const changes = known ? observeChange(known, event) : observeFirst(event);
  return [...changes.filter((change) => !isComingBack(known, event, change)), ...observeMessage(known, event)];
}

/** A customer's message opens a closed conversation: no agent did. */
function isComingBack(known: Known | null, event: BatonEvent, change: PassEvent): boolean {
  return event.type === "customer_message" && known?.state.status === "resolved" && change.type === "opened";
}

/** The knowledge after an event: newest snapshot wins, Baton's own later writes stay. */
export function learn(known: Known | null, seen: ConversationState): Known {
  if (!known) return { state: seen, own: nothingOwn };
  const { state, ...kept } = known;
  const { status, assignee } = read(known, seen);
  const own = { status: status.own, assignee: assignee.own };
  if (!isNewer(state, seen)) return { ...kept, state, own };
  const newStatus = status.says === "stale" ? state.status : seen.status;
  const newAssignee = assignee.says === "stale" ? state.assignee : seen.assignee;
  return { ...kept, state: { ...seen, status: newStatus, assignee: newAssignee }, own };
}

/** The knowledge after an event, which may tell more than its snapshot. */
export function learnEvent(known: Known | null, event: BatonEvent): Known {
  const learnt = learn(known, event.conversation);
  if (event.type !== "conversation_changed" || event.changedAt === undefined) return learnt;
  const isGivenBack = event.changed.includes("status") && event.conversation.status === "pending";
  const givenBackAt = Math.max(event.changedAt, learnt.givenBackAt ?? 0);
  return isGivenBack ? { ...learnt, givenBackAt } : learnt;
}

/** The knowledge after a change by Baton, unless Chatwoot has reported it or a later change before. */
export function learnOwn({ state, own, ...kept }: Known, { change, at }: OwnDone): Known {
  const finished = finishOwn(own, { change, at });
  const { status, assignee, ...others } = change;
  return {
    ...kept,
    own: finished,
    state: {
      ...state,
      ...others,
      ...(status !== undefined && finished.status?.stage === "answered" ? { status } : {}),
      ...(assignee !== undefined && finished.assignee?.stage === "answered" ? { assignee } : {}),
    },
  };
}

interface OwnDone {
  readonly change: Partial<ConversationState>;
  readonly at: number;
}

const read = ({ state, own }: Known, seen: ConversationState) => ({
  status: readField(own.status, "status", { known: state, seen }),
  assignee: readField(own.assignee, "assignee", { known: state, seen }),
});

function isNewer(known: ConversationState, seen: ConversationState): boolean {
  return known.updatedAt === null || seen.updatedAt === null || seen.updatedAt >= known.updatedAt;
}

function observeMessage(known: Known | null, event: BatonEvent): readonly PassEvent[] {
  if (event.type === "customer_message") {
    // Chatwoot keeps the former assignee of a resolved conversation; 4.16.2 may name the bot instead.
    const lastAgentId = personOf(event.conversation) ?? (known ? personOf(known.state) : null);
    // A message that comes late was written before what is known since: it reopens nothing.
    const { status } = learn(known, event.conversation).state;
    return [{ type: "customer_wrote", at: event.at, status, lastAgentId }];
  }
  if (event.type === "person_message" && !isPast(known, event.at))
    return [{ type: "person_spoke", at: event.at, personId: event.message.author.id }];
  if (event.type === "bot_message" && !event.message.private) return [{ type: "bot_heard", at: event.at }];
  return [];
}

/** Written before the conversation was given back, and delivered late. A read shows whole seconds only. */
const isPast = (known: Known | null, at: number): boolean => at + 1_000 <= (known?.givenBackAt ?? 0);

/**
 * Met with a person assigned and still pending: in a conversation that has just begun, somebody has taken it before
 * Baton heard of it; an older one keeps its former agent when the customer comes back to the bot.
 */
function observeFirst({ conversation, at }: BatonEvent): readonly PassEvent[] {
  const personId = personOf(conversation);
  const { createdAt, status } = conversation;
  const isNew = createdAt !== null && at - createdAt < JUST_BEGUN_MS;
  return personId !== null && status === "pending" && isNew ? [{ type: "assigned", at, personId }] : [];
}

function observeChange(known: Known, event: BatonEvent): readonly PassEvent[] {
  const { status, assignee } = read(known, event.conversation);
  const { state: seen } = learn(known, event.conversation);
  const passes: PassEvent[] = [];
  if (seen.status !== known.state.status && status.says === "news") passes.push(observeStatus(seen, event.at));
  if (assignee.says === "news") passes.push(...observeAssignee(known, seen, event));
  return passes;
}

function observeAssignee(known: Known, seen: ConversationState, event: BatonEvent): readonly PassEvent[] {
  const before = personOf(known.state);
  const now = personOf(seen);
  if (now === null) return before === null ? [] : observeUnassigned(known, seen, event.at);
  return now === before && !isNamed(known, event) ? [] : [{ type: "assigned", at: event.at, personId: now }];
}

/** Chatwoot reports a new assignment, though a message may have shown it before. */
const isNamed = ({ state }: Known, event: BatonEvent): boolean =>
  event.type === "conversation_changed" && event.changed.includes("assignee_id") && isNewer(state, event.conversation);

/** Nobody's and pending is the bot's again; nobody's and open, or just being opened by Baton, waits for the team. */
function observeUnassigned(known: Known, seen: ConversationState, at: number): readonly PassEvent[] {
  const { status: own } = known.own;
  const isBeingOpened = own?.stage === "under_way" && own.to === "open";
  if (seen.status === "open" || isBeingOpened) return [{ type: "unassigned", at }];
  const isGivenBack = seen.status === "pending" && known.state.status === "pending";
  return isGivenBack ? [{ type: "returned", at, reason: "returned", tellChatwoot: false }] : [];
}

const personOf = (state: ConversationState) => (state.assignee?.kind === "person" ? state.assignee.id : null);

function observeStatus(seen: ConversationState, at: number): PassEvent {
  switch (seen.status) {
    case "open":
      return { type: "opened", at, assigned: personOf(seen) !== null };
    case "snoozed":
      return { type: "snoozed", at };
    case "resolved":
      return { type: "resolved", at };
    case "pending":
      return { type: "returned", at, reason: "returned", tellChatwoot: false, isAssigned: personOf(seen) !== null };
  }
}
