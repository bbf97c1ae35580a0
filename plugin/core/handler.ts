import type { Choice } from "../language/words/choice.ts";
import type { Baton } from "./baton/holder.ts";
import type { CommandWords } from "./commands/call.ts";
import type { Command } from "./commands/command.ts";
import type { ContactMemory } from "./contact-memory.ts";
import type { BatonEvent, ConversationState, EventOf, EventType } from "./event.ts";
import type { OpeningHours } from "./hours.ts";
import type { Marks } from "./marks.ts";
import type { Pace } from "./pace.ts";
import type { People } from "./people.ts";
import type { InboxSettings } from "./settings/settings.ts";
import type { Wishes } from "./wishes.ts";

/** The input of a gate or handler. All of it is values: handlers reach no network, clock or table. */
export interface EventContext {
  readonly conversation: ConversationState;
  readonly baton: Baton;
  readonly settings: InboxSettings;
  /** When people are there; null: always. */
  readonly hours: OpeningHours | null;
  readonly people: People;
  /** Ids of the customer's messages that no answer covers yet. */
  readonly owed: readonly number[];
  /** Whether whoever wrote this keeps a pace that can be followed; null: nobody counted. */
  readonly pace: Pace | null;
  /** The options that were offered last. */
  readonly offer: readonly Choice[] | null;
  /** What handlers noted about this conversation; each reads its own marks. */
  readonly marks: Marks;
  /** What Baton remembers of the contact, whichever conversation it was. */
  readonly person: ContactMemory;
  /** How many customers wait for people in this account; only told to timers. */
  readonly waiting?: number;
  readonly now: number;
}

export type Verdict =
  /** Goes on to the next gate, perhaps understood better than before. */
  | ({ readonly kind: "pass"; readonly event?: BatonEvent } & Wishes)
  | ({ readonly kind: "stop"; readonly because: string } & Wishes);

/** One of the ordered questions every event is asked before any thinking. Pure. */
export interface Gate {
  readonly name: string;
  /** One line: why it stands where it stands. */
  readonly reason: string;
  run(event: BatonEvent, context: EventContext): Verdict;
}

/** What the bot does about one type of event once every gate let it through. */
export interface EventHandler<T extends EventType = EventType> {
  readonly on: T;
  run(event: EventOf<T>, context: HandlingContext): Wishes;
}

/** Who handles an event also knows what agents may ask for. */
export interface HandlingContext extends EventContext {
  readonly commands: readonly CommandWords[];
}

/** What happens when a timer of one kind is due. */
export interface TimerHandler {
  readonly kind: string;
  run(timer: DueTimer, context: EventContext): Wishes;
}

export interface DueTimer {
  readonly kind: string;
  readonly dueAt: number;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Handlers {
  readonly gates: readonly Gate[];
  readonly events: readonly EventHandler[];
  readonly timers: readonly TimerHandler[];
  readonly commands: readonly Command[];
}

export const passOn: Verdict = { kind: "pass" };

/** Keeps the event's type inside the handler and forgets it outside, so that all handlers fit one list. */
export function defineEventHandler<T extends EventType>(handler: EventHandler<T>): EventHandler {
  return {
    on: handler.on,
    run: (event, context) => (isType(event, handler.on) ? handler.run(event, context) : {}),
  };
}

function isType<T extends EventType>(event: BatonEvent, type: T): event is EventOf<T> {
  return event.type === type;
}
