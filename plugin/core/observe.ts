import type { PassEvent } from "./baton.ts";
import type { BatonEvent, ConversationState, Status } from "./event.ts";

/**
 * What Baton knows of a conversation: the newest snapshot, and when Baton itself changed its status or assignee. The
 * latter are by Chatwoot's clock; a snapshot taken before them still shows what Baton has already undone.
 */
export interface Known {
  readonly state: ConversationState;
  readonly statusSetAt: number | null;
  readonly assigneeSetAt: number | null;
  /** The status that Baton is just setting: Chatwoot may tell of it before it has answered the call. */
  readonly expects?: Status | null;
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
  if (!known) return { state: seen, statusSetAt: null, assigneeSetAt: null };
  if (!isNewer(known.state, seen)) return known;
  const status = isAfter(known.statusSetAt, seen) ? seen.status : known.state.status;
  const assignee = isAfter(known.assigneeSetAt, seen) ? seen.assignee : known.state.assignee;
  return { ...known, state: { ...seen, status, assignee } };
}

function isNewer(known: ConversationState, seen: ConversationState): boolean {
  return known.updatedAt === null || seen.updatedAt === null || seen.updatedAt >= known.updatedAt;
}

/** What Baton has read by asking, after its own write, shows that write whatever time Chatwoot gives it. */
function isAfter(setAt: number | null, seen: ConversationState): boolean {
  const seenAt = seen.readAt ?? seen.updatedAt;
  return setAt === null || seenAt === null || seenAt > setAt;
}

function observeMessage(known: Known | null, event: BatonEvent): readonly PassEvent[] {
  if (event.type === "customer_message") {
    // Chatwoot keeps the former assignee of a resolved conversation; 4.16.2 may name the bot instead.
    const lastAgentId = personOf(event.conversation) ?? (known ? personOf(known.state) : null);
    return [{ type: "customer_wrote", at: event.at, status: event.conversation.status, lastAgentId }];
  }
  if (event.type === "person_message")
    return [{ type: "person_spoke", at: event.at, personId: event.message.author.id }];
  return [];
}

function observeChange(known: Known, event: BatonEvent): readonly PassEvent[] {
  const { state: seen } = learn(known, event.conversation);
  const before = personOf(known.state);
  const now = personOf(seen);
  const passes: PassEvent[] = [];
  if (seen.status !== known.state.status && seen.status !== known.expects) passes.push(observeStatus(seen, event.at));
  if (now !== null && now !== before) passes.push({ type: "assigned", at: event.at, personId: now });
  if (now === null && before !== null) passes.push(...observeUnassigned(known, seen, event.at));
  return passes;
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
