import type { PassEvent } from "./baton.ts";
import type { BatonEvent, ConversationState } from "./event.ts";

/**
 * What Baton knows of a conversation: the newest snapshot, and when Baton itself changed its status or assignee. The
 * latter are by Chatwoot's clock; a snapshot taken before them still shows what Baton has already undone.
 */
export interface Known {
  readonly state: ConversationState;
  readonly statusSetAt: number | null;
  readonly assigneeSetAt: number | null;
}

/** Reads from an event what it means for the baton. Snapshots arrive unordered and twice; a message counts whenever it comes. */
export function observe(known: Known | null, event: BatonEvent): readonly PassEvent[] {
  return [...(known ? observeChange(known, event) : []), ...observeMessage(known, event)];
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

function isAfter(setAt: number | null, seen: ConversationState): boolean {
  return setAt === null || seen.updatedAt === null || seen.updatedAt > setAt;
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
  if (seen.status !== known.state.status) passes.push(observeStatus(seen, event.at));
  if (now !== null && now !== before) passes.push({ type: "assigned", at: event.at, personId: now });
  if (now === null && before !== null && seen.status === "open") passes.push({ type: "unassigned", at: event.at });
  return passes;
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
      return { type: "returned", at, reason: "returned", tellChatwoot: false };
  }
}
