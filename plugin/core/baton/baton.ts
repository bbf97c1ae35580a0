import { assertNever } from "../assert-never.ts";
import type { Effect, Mentioned } from "../effect.ts";
import { assign, changeLabels, mention, mergeAttributes, note, say, setPriority, setStatus } from "../effect.ts";
import type { ConversationState, Priority, Status } from "../event.ts";
import { type Baton, type Holder, isPaused, isPeople, mayReturnByItself, type Reason } from "./holder.ts";
import { cancelTimers, NEXT_INTENT, PAUSE_OVER, setTimer, startLadder, type TimerChange } from "./ladder.ts";
import type { Outcome } from "./outcome.ts";
import type { Policy } from "./policy.ts";
import type { Route } from "./routing.ts";
import { timersFor } from "./timers-for.ts";

/** What a handoff tells people and the customer. The announcement is an effect of the pass, never text of a model. */
export interface Handoff {
  readonly recap: string;
  /** Whom the recap names, so that they are notified. */
  readonly call?: readonly Mentioned[];
  readonly announcement: string | null;
  readonly route: Route;
  readonly priority: Priority | null;
  readonly labels: readonly string[];
  readonly attributes: Readonly<Record<string, unknown>>;
}

export type PassEvent = { readonly at: number } & (
  | { readonly type: "customer_wrote"; readonly status: Status; readonly lastAgentId: number | null }
  /** An answer went out: now it is the customer's turn. */
  | { readonly type: "bot_spoke"; readonly asks?: boolean }
  /** Its words are there for the customer to read. */
  | { readonly type: "bot_heard" }
  | { readonly type: "person_spoke"; readonly personId: number | null }
  | { readonly type: "assigned"; readonly personId: number }
  | { readonly type: "unassigned" }
  | { readonly type: "opened"; readonly assigned: boolean }
  | { readonly type: "snoozed" }
  /** By a ladder, for want of anybody's word, or by somebody. The outcome is told by those who know better. */
  | { readonly type: "resolved"; readonly reason?: "resolved" | "timeout"; readonly outcome?: Outcome }
  | {
      readonly type: "returned";
      readonly reason: "returned" | "agent_command" | "timeout" | "system_failure";
      readonly tellChatwoot: boolean;
      /** Set to pending by somebody who is still assigned: giving it back takes both. */
      readonly isAssigned?: boolean;
    }
  | { readonly type: "paused"; readonly personId: number; readonly until: number | null }
  | { readonly type: "handed_off"; readonly reason: Reason; readonly handoff: Handoff }
);

export interface Passed {
  readonly baton: Baton;
  readonly effects: readonly Effect[];
  readonly timers: readonly TimerChange[];
  /** Null when nobody passed anything: the same holder for the same reason. */
  readonly reason: Reason | null;
}

/** The first look at a conversation: who holds it is read from what Chatwoot says. */
export function firstBaton(state: ConversationState, at: number): Baton {
  const start = {
    reason: "new_conversation",
    since: at,
    seq: 1,
    episode: 1,
    handoffs: 0,
    pausedUntil: null,
    waitingSince: null,
    lastAskedAt: null,
  } as const;
  switch (state.status) {
    case "pending":
      return { ...start, holder: "bot" };
    case "open": {
      // A Chatwoot that does not tell is taken to have somebody who waits.
      const { assignee, waitingSince = at } = state;
      return { ...start, waitingSince, holder: assignee?.kind === "person" ? "agent" : "team" };
    }
    case "snoozed":
      return { ...start, holder: "agent", reason: "snoozed" };
    case "resolved":
      return { ...start, holder: "closed" };
    default:
      return assertNever(state.status);
  }
}

/** The table of who speaks: pure and total, no clock (the time is in the event). */
export function pass(baton: Baton, event: PassEvent, policy: Policy): Passed {
  switch (event.type) {
    case "customer_wrote":
      return customerWrote(baton, event, policy);
    case "bot_spoke":
      return baton.holder === "bot"
        ? same(
            { ...baton, asked: event.asks ?? false },
            startLadder("customer_silent", policy.ladders.customer_silent, event.at),
          )
        : same(baton);
    case "bot_heard":
      return baton.holder === "bot" ? same({ ...baton, waitingSince: stillWaiting(baton, event.at) }) : same(baton);
    case "person_spoke":
      return personSpoke(baton, event, policy);
    case "assigned":
      return assigned(baton, event, policy);
    case "unassigned":
      return baton.holder === "agent"
        ? take(baton, { holder: "team", reason: "unassigned", event, policy })
        : same(baton);
    case "opened":
      return opened(baton, event, policy);
    case "snoozed":
      return snoozed(baton, event, policy);
    case "resolved":
      return baton.holder === "closed"
        ? same(baton)
        : take(baton, { holder: "closed", reason: event.reason ?? "resolved", event, policy });
    case "returned":
      return returned(baton, event, policy);
    case "paused":
      return paused(baton, event, policy);
    case "handed_off":
      return handedOff(baton, event, policy);
    default:
      return assertNever(event);
  }
}

type Of<T extends PassEvent["type"]> = Extract<PassEvent, { type: T }>;

const same = (baton: Baton, timers: readonly TimerChange[] = []): Passed => ({
  baton,
  effects: [],
  timers,
  reason: null,
});

interface Taking {
  readonly holder: Holder;
  readonly reason: Reason;
  readonly event: PassEvent;
  readonly policy: Policy;
  readonly effects?: readonly Effect[];
}

function take(baton: Baton, { holder, reason, event, policy, effects = [] }: Taking): Passed {
  if (baton.holder === holder && holder !== "bot" && baton.pausedUntil === null) return { ...same(baton), effects };
  return { ...enter(baton, { holder, reason, event, policy }), effects };
}

/** A pass, also where the holder stays the same for another reason. */
function enter(baton: Baton, { holder, reason, event, policy }: Taking): Passed {
  const waitingSince = holder === "closed" ? null : baton.waitingSince;
  const given = { ...baton, holder, reason, since: event.at, seq: baton.seq + 1 };
  const next = { ...given, pausedUntil: null, waitingSince, asked: false };
  return { baton: next, effects: [], timers: timersFor(next, policy), reason };
}

function customerWrote(before: Baton, event: Of<"customer_wrote">, policy: Policy): Passed {
  const baton = { ...before, lastAskedAt: event.at, asked: false };
  switch (baton.holder) {
    case "bot":
      return same(waiting(baton, event.at), cancelTimers(["customer_silent", NEXT_INTENT]));
    case "team":
      return teamIsAsked(baton, event.at, policy);
    case "agent":
      return agentIsAsked(baton, event.at, policy);
    case "closed":
      // A blocked contact's message leaves the conversation resolved: it asks for nothing.
      return event.status === "resolved" ? same(before) : beginEpisode(baton, event, policy);
    default:
      return assertNever(baton.holder);
  }
}

const waiting = (baton: Baton, at: number): Baton => ({ ...baton, waitingSince: baton.waitingSince ?? at });

/** An answer covers what was asked before it. Chatwoot tells the time of a message in whole seconds. */
function stillWaiting({ lastAskedAt }: Baton, at: number): number | null {
  const isLater = lastAskedAt !== null && Math.floor(lastAskedAt / 1000) > Math.floor(at / 1000);
  return isLater ? lastAskedAt : null;
}

/** The team's ladder begins with a customer who waits: a conversation that somebody merely opened has none. */
function teamIsAsked(baton: Baton, at: number, { ladders, staffedAt }: Policy): Passed {
  if (baton.waitingSince !== null) return same(baton);
  const timers = startLadder("waiting_in_team", ladders.waiting_in_team, at, staffedAt);
  return same({ ...baton, waitingSince: at }, timers);
}

/** The agent's silence is measured from the first message that waits, not from the latest. */
function agentIsAsked(baton: Baton, at: number, { ladders, staffedAt }: Policy): Passed {
  if (baton.waitingSince !== null) return same(baton);
  const timers = startLadder("agent_silent", ladders.agent_silent, at, staffedAt);
  return same({ ...baton, waitingSince: at }, timers);
}

/** The inbox says who gets a customer who comes back: the bot, or the person who knows the story. */
function beginEpisode(baton: Baton, event: Of<"customer_wrote">, policy: Policy): Passed {
  const { lastAgentId: agent } = event;
  const fresh = { ...baton, episode: baton.episode + 1, handoffs: 0, waitingSince: event.at };
  const taking = { reason: "new_episode", event, policy } as const;
  if (event.status !== "pending") return take(fresh, { ...taking, holder: "team" });
  const isTheirs =
    policy.reopen === "last_agent" || (policy.reopen !== "bot" && agent !== null && policy.onlineAgentIds.has(agent));
  if (agent === null || !isTheirs) return take(fresh, { ...taking, holder: "bot" });
  return take(fresh, { ...taking, holder: "agent", effects: [assign({ agent }), setStatus("open")] });
}

/** Replying leaves a conversation pending in Chatwoot: opening it shows everybody that a person has it now. */
function personSpoke(baton: Baton, event: Of<"person_spoke">, policy: Policy): Passed {
  const assigned = event.personId === null ? [] : [assign({ agent: event.personId })];
  const effects = baton.holder === "bot" ? [...assigned, setStatus("open")] : [];
  const answered = { ...baton, waitingSince: null };
  // Who paused the bot to speak themselves has said when it may go on.
  if (isPaused(baton, event.at)) return same(answered, cancelTimers(["agent_silent"]));
  const taken = take(answered, { holder: "agent", reason: "agent_takeover", event, policy, effects });
  return { ...taken, timers: [...taken.timers, ...cancelTimers(["agent_silent"])] };
}

/** An assignment leaves a conversation pending too (CONTRACT 6.2); the next person on duty starts with a full ladder. */
function assigned(baton: Baton, event: Of<"assigned">, policy: Policy): Passed {
  const isOwnEcho = baton.reason === "paused" && baton.pausedBy === event.personId;
  if (baton.holder === "closed" || isOwnEcho) return same(baton);
  const { ladders, staffedAt } = policy;
  if (baton.holder === "agent" && baton.pausedUntil === null) {
    const waits = baton.waitingSince !== null && baton.reason !== "snoozed";
    return same(baton, waits ? startLadder("agent_silent", ladders.agent_silent, event.at, staffedAt) : []);
  }
  const effects = baton.holder === "bot" ? [setStatus("open")] : [];
  return take(baton, { holder: "agent", reason: "agent_takeover", event, policy, effects });
}

function opened(baton: Baton, event: Of<"opened">, policy: Policy): Passed {
  if (baton.holder === "agent" && baton.reason === "paused") return same(baton);
  if (event.assigned && baton.holder === "agent" && baton.reason === "snoozed")
    return enter(baton, { holder: "agent", reason: "agent_takeover", event, policy });
  if (event.assigned) return take(baton, { holder: "agent", reason: "agent_takeover", event, policy });
  if (baton.holder === "agent" && baton.reason !== "snoozed") return same(baton);
  return take(baton, { holder: "team", reason: "opened", event, policy });
}

/** Put off by a person: until it is opened again nobody is waited for. */
function snoozed(baton: Baton, event: Of<"snoozed">, policy: Policy): Passed {
  if (baton.holder === "agent" && baton.reason === "snoozed") return same(baton);
  return enter({ ...baton, waitingSince: null }, { holder: "agent", reason: "snoozed", event, policy });
}

function returned(baton: Baton, event: Of<"returned">, policy: Policy): Passed {
  // Closed and pending again is a customer coming back: the message that follows starts the episode.
  if (baton.holder === "bot" || (baton.holder === "closed" && !event.tellChatwoot)) return same(baton);
  if (event.reason === "timeout" && !mayReturnByItself(baton, event.at, policy.handoffLimit)) return same(baton);
  const unassign = event.tellChatwoot || event.isAssigned ? [assign({ nobody: true })] : [];
  const calls = event.tellChatwoot ? [...unassign, setStatus("pending")] : unassign;
  const effects = policy.returnLine ? [...calls, say(policy.returnLine)] : calls;
  return take(baton, { holder: "bot", reason: event.reason, event, policy, effects });
}

function paused(baton: Baton, event: Of<"paused">, policy: Policy): Passed {
  const effects = [assign({ agent: event.personId }), setStatus("open")];
  const { baton: paused, timers } = enter(baton, { holder: "agent", reason: "paused", event, policy });
  const pauseOver = event.until === null ? [] : [setTimer(PAUSE_OVER, event.until)];
  const others = timers.filter(({ cancel }) => event.until === null || cancel !== PAUSE_OVER);
  const next = { ...paused, pausedUntil: event.until, pausedBy: event.personId };
  return { baton: next, effects, timers: [...others, ...pauseOver], reason: "paused" };
}

/**
 * By the bot, or by a person to other people. The recap goes first: nobody must ever open a thread without it. The team
 * goes before the status (CONTRACT 6.2).
 */
function handedOff(baton: Baton, event: Of<"handed_off">, policy: Policy): Passed {
  const isPassedOn = isPeople(baton.holder) && event.reason === "agent_command";
  if (baton.holder !== "bot" && !isPassedOn) return same(baton);
  const { recap, call = [], announcement, route, priority, labels, attributes } = event.handoff;
  const effects = [
    call.length > 0 ? mention(call, recap) : note(recap),
    ...(announcement && baton.holder === "bot" ? [say(announcement)] : []),
    ...(baton.holder === "agent" ? [assign({ nobody: true })] : []),
    ...(route.team === null ? [] : [assign({ team: route.team })]),
    ...(priority ? [setPriority(priority)] : []),
    ...(labels.length > 0 ? [changeLabels({ add: labels })] : []),
    ...(Object.keys(attributes).length > 0 ? [mergeAttributes(attributes)] : []),
    setStatus("open"),
  ];
  const counted = {
    ...baton,
    handoffs: baton.handoffs + 1,
    waitingSince: isPassedOn ? (baton.waitingSince ?? event.at) : event.at,
  };
  return { ...enter(counted, { holder: "team", reason: event.reason, event, policy }), effects };
}
