import { assertNever } from "./assert-never.ts";
import { parseDuration } from "./duration.ts";
import type { Effect } from "./effect.ts";
import { assign, changeLabels, mergeAttributes, note, say, setPriority, setStatus } from "./effect.ts";
import type { ConversationState, Priority, Status } from "./event.ts";
import { type Baton, type Holder, isPeople, type Reason } from "./holder.ts";
import { cancelTimers, EPISODE_LIMIT, LADDERS, PAUSE_OVER, setTimer, startLadder, type TimerChange } from "./ladder.ts";
import type { Route } from "./routing.ts";
import type { InboxSettings } from "./settings.ts";

/** What a handoff tells people and the customer. The announcement is an effect of the pass, never text of a model. */
export interface Handoff {
  readonly recap: string;
  readonly announcement: string | null;
  readonly route: Route;
  readonly priority: Priority | null;
  readonly labels: readonly string[];
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What the inbox's settings say about passing, in numbers. */
export interface Policy {
  readonly ladders: InboxSettings["ladders"];
  readonly handoffLimit: number;
  /** When people are there: now, or the next opening. Waiting for people is counted from then. */
  readonly staffedAt: number;
  /** Who gets a closed conversation when the customer writes again. */
  readonly reopen: InboxSettings["handoff"]["reopen"];
  readonly onlineAgentIds: ReadonlySet<number>;
  /** Said to the customer when the bot takes over again; null: nothing. */
  readonly returnLine: string | null;
}

export type PassEvent = { readonly at: number } & (
  | { readonly type: "customer_wrote"; readonly status: Status; readonly lastAgentId: number | null }
  /** An answer went out: now it is the customer's turn. */
  | { readonly type: "bot_spoke" }
  | { readonly type: "person_spoke"; readonly personId: number | null }
  | { readonly type: "assigned"; readonly personId: number }
  | { readonly type: "unassigned" }
  | { readonly type: "opened"; readonly assigned: boolean }
  | { readonly type: "snoozed" }
  | { readonly type: "resolved" }
  | {
      readonly type: "returned";
      readonly reason: "returned" | "agent_command" | "timeout" | "system_failure";
      readonly tellChatwoot: boolean;
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
    case "open":
      return { ...start, holder: state.assignee?.kind === "person" ? "agent" : "team" };
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
        ? same(baton, startLadder("customer_silent", policy.ladders.customer_silent, event.at))
        : same(baton);
    case "person_spoke":
      return personSpoke(baton, event, policy);
    case "assigned":
      return baton.holder === "closed"
        ? same(baton)
        : take(baton, { holder: "agent", reason: "agent_takeover", event, policy });
    case "unassigned":
      return baton.holder === "agent"
        ? take(baton, { holder: "team", reason: "unassigned", event, policy })
        : same(baton);
    case "opened":
      return opened(baton, event, policy);
    case "snoozed":
      return baton.holder === "closed"
        ? same(baton)
        : take(baton, { holder: "agent", reason: "snoozed", event, policy });
    case "resolved":
      return baton.holder === "closed"
        ? same(baton)
        : take(baton, { holder: "closed", reason: "resolved", event, policy });
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
  const waitingSince = isPeople(holder) ? baton.waitingSince : null;
  const next = { ...baton, holder, reason, since: event.at, seq: baton.seq + 1, pausedUntil: null, waitingSince };
  return { baton: next, effects, timers: timersFor(next, policy), reason };
}

/** What is watched while this holder has it; everything else is no longer waited for. */
export function timersFor(baton: Baton, { ladders, staffedAt }: Policy): readonly TimerChange[] {
  const { holder, since, waitingSince } = baton;
  const others = (kept: readonly string[]) => cancelTimers(EVERY_TIMER.filter((kind) => !kept.includes(kind)));
  switch (holder) {
    case "bot":
      return [...others([EPISODE_LIMIT]), ...episodeLimit(since, ladders)];
    case "team":
      return [
        ...others(["waiting_in_team"]),
        ...startLadder("waiting_in_team", ladders.waiting_in_team, Math.max(since, staffedAt)),
      ];
    case "agent": {
      const waits = waitingSince !== null;
      const agentLadder = waits ? startLadder("agent_silent", ladders.agent_silent, Math.max(since, staffedAt)) : [];
      return [...others(waits ? ["agent_silent"] : []), ...agentLadder];
    }
    case "closed":
      return others([]);
    default:
      return assertNever(holder);
  }
}

const EVERY_TIMER = [...LADDERS, EPISODE_LIMIT, PAUSE_OVER];

function episodeLimit(since: number, ladders: InboxSettings["ladders"]): readonly TimerChange[] {
  const limitMs = parseDuration(ladders.episode_limit) ?? 0;
  return limitMs > 0 ? [setTimer(EPISODE_LIMIT, since + limitMs)] : cancelTimers([EPISODE_LIMIT]);
}

function customerWrote(before: Baton, event: Of<"customer_wrote">, policy: Policy): Passed {
  const baton = { ...before, lastAskedAt: event.at };
  switch (baton.holder) {
    case "bot":
      return same(baton, cancelTimers(["customer_silent"]));
    case "team":
      return same({ ...baton, waitingSince: baton.waitingSince ?? event.at });
    case "agent":
      return agentIsAsked(baton, event.at, policy);
    case "closed":
      // A blocked contact's message leaves the conversation resolved: it asks for nothing.
      return event.status === "resolved" ? same(before) : beginEpisode(baton, event, policy);
    default:
      return assertNever(baton.holder);
  }
}

/** The agent's silence is measured from the first message that waits, not from the latest. */
function agentIsAsked(baton: Baton, at: number, { ladders, staffedAt }: Policy): Passed {
  if (baton.waitingSince !== null) return same(baton);
  const timers = startLadder("agent_silent", ladders.agent_silent, Math.max(at, staffedAt));
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
  const taken = take(answered, { holder: "agent", reason: "agent_takeover", event, policy, effects });
  return { ...taken, timers: [...taken.timers, ...cancelTimers(["agent_silent"])] };
}

function opened(baton: Baton, event: Of<"opened">, policy: Policy): Passed {
  if (event.assigned) return take(baton, { holder: "agent", reason: "agent_takeover", event, policy });
  if (baton.holder === "agent" && baton.reason !== "snoozed") return same(baton);
  return take(baton, { holder: "team", reason: "opened", event, policy });
}

function returned(baton: Baton, event: Of<"returned">, policy: Policy): Passed {
  // Closed and pending again is a customer coming back: the message that follows starts the episode.
  if (baton.holder === "bot" || (baton.holder === "closed" && !event.tellChatwoot)) return same(baton);
  // The loop guard: after so many handoffs only a person may send it round once more.
  if (event.reason === "timeout" && baton.handoffs >= policy.handoffLimit) return same(baton);
  const calls = event.tellChatwoot ? [assign({ nobody: true }), setStatus("pending")] : [];
  const effects = policy.returnLine ? [...calls, say(policy.returnLine)] : calls;
  return take(baton, { holder: "bot", reason: event.reason, event, policy, effects });
}

function paused(baton: Baton, event: Of<"paused">, policy: Policy): Passed {
  const effects = [assign({ agent: event.personId }), setStatus("open")];
  const next = { ...baton, holder: "agent", reason: "paused", since: event.at, seq: baton.seq + 1 } as const;
  const pauseOver = event.until === null ? cancelTimers([PAUSE_OVER]) : [setTimer(PAUSE_OVER, event.until)];
  const others = timersFor(next, policy).filter(({ cancel }) => cancel !== PAUSE_OVER);
  return { baton: { ...next, pausedUntil: event.until }, effects, timers: [...others, ...pauseOver], reason: "paused" };
}

/** The recap goes first: nobody must ever open a thread without it. The team goes before the status (CONTRACT 6.2). */
function handedOff(baton: Baton, event: Of<"handed_off">, policy: Policy): Passed {
  if (baton.holder !== "bot") return same(baton);
  const { recap, announcement, route, priority, labels, attributes } = event.handoff;
  const effects = [
    note(recap),
    ...(announcement ? [say(announcement)] : []),
    ...(route.team === null ? [] : [assign({ team: route.team })]),
    ...(priority ? [setPriority(priority)] : []),
    ...(labels.length > 0 ? [changeLabels({ add: labels })] : []),
    ...(Object.keys(attributes).length > 0 ? [mergeAttributes(attributes)] : []),
    setStatus("open"),
  ];
  const counted = { ...baton, handoffs: baton.handoffs + 1, waitingSince: event.at };
  return take(counted, { holder: "team", reason: event.reason, event, policy, effects });
}
