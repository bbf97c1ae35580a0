import type { PassEvent } from "./baton.ts";
import type { BatonEvent, ConversationState } from "./event.ts";
import { finishOwn, nothingOwn, type OwnWrites, readField } from "./own-write.ts";

/** What Baton knows of a conversation: the newest snapshot, and what Baton itself has set or is just setting. */
export interface Known {
  readonly state: ConversationState;
  readonly own: OwnWrites;
}

/** Reads from an event what it means for the baton. Snapshots arrive unordered and twice; a message counts whenever it comes. */
export function observe(known: Known | null, event: BatonEvent): readonly PassEvent[] {
  const changes = known ? observeChange(known, event) : [];
  return [...changes.filter((change) => !isComingBack(known, event, change)), ...observeMessage(known, event)];
}

/** A customer who writes opens a closed conversation by it: that is the message's doing, and no person's. */
function isComingBack(known: Known | null, event: BatonEvent, change: PassEvent): boolean {
  return event.type === "customer_message" && known?.state.status === "resolved" && change.type === "opened";
}

/** The knowledge after an event: newest snapshot wins, Baton's own later writes stay. */
export function learn(known: Known | null, seen: ConversationState): Known {
  if (!known) return { state: seen, own: nothingOwn };
  const { state } = known;
  const { status, assignee } = read(known, seen);
  const own = { status: status.own, assignee: assignee.own };
  if (!isNewer(state, seen)) return { state, own };
  const newStatus = status.says === "stale" ? state.status : seen.status;
  const newAssignee = assignee.says === "stale" ? state.assignee : seen.assignee;
  return { state: { ...seen, status: newStatus, assignee: newAssignee }, own };
}

/** The knowledge after a change that Baton made itself, unless Chatwoot has told of it, or of another one, before. */
export function learnOwn({ state, own }: Known, { change, at }: OwnDone): Known {
  const finished = finishOwn(own, { change, at });
  const { status, assignee, ...others } = change;
  return {
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
  if (event.type === "person_message")
    return [{ type: "person_spoke", at: event.at, personId: event.message.author.id }];
  if (event.type === "bot_message" && !event.message.private) return [{ type: "bot_heard", at: event.at }];
  return [];
}

function observeChange(known: Known, event: BatonEvent): readonly PassEvent[] {
  const { status, assignee } = read(known, event.conversation);
  const { state: seen } = learn(known, event.conversation);
  const passes: PassEvent[] = [];
  if (seen.status !== known.state.status && status.says === "news") passes.push(observeStatus(seen, event.at));
  if (assignee.says === "news") passes.push(...observeAssignee(known, seen, event.at));
  return passes;
}

function observeAssignee(known: Known, seen: ConversationState, at: number): readonly PassEvent[] {
  const before = personOf(known.state);
  const now = personOf(seen);
  if (now === before) return [];
  return now === null ? observeUnassigned(known, seen, at) : [{ type: "assigned", at, personId: now }];
}

/** Nobody's and pending is the bot's again; nobody's and open waits for the team. */
function observeUnassigned(known: Known, seen: ConversationState, at: number): readonly PassEvent[] {
  if (seen.status === "open") return [{ type: "unassigned", at }];
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
