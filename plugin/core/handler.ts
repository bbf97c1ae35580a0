import type { Choice } from "../language/words/choice.ts";
import type { PassEvent } from "./baton/baton.ts";
import type { HandoffWish } from "./baton/handoff.ts";
import type { Baton } from "./baton/holder.ts";
import type { TimerChange } from "./baton/ladder.ts";
import type { CommandCall, CommandWords } from "./commands/call.ts";
import type { Command } from "./commands/command.ts";
import type { ContactMemory } from "./conversation.ts";
import type { Effect } from "./effect.ts";
import type { BatonEvent, ConversationState, EventOf, EventType, Message } from "./event.ts";
import type { OpeningHours } from "./hours.ts";
import type { Pace } from "./pace.ts";
import type { People } from "./people.ts";
import type { InboxSettings } from "./settings/settings.ts";

/** What a gate or handler may look at. Everything is a value: nothing here can reach a network, a clock or a table. */
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
  /** What handlers noted about this conversation; see `Handled.marks`. */
  readonly marks: Marks;
  /** What Baton remembers of the contact, whichever conversation it was. */
  readonly person: ContactMemory;
  /** How many customers wait for people in this account; only told to timers. */
  readonly waiting?: number;
  readonly now: number;
}

/** Small facts a handler keeps from one event to the next, by a name of its own. */
export type Marks = Readonly<Record<string, unknown>>;

/** What a handler decided. The order of `effects` is the order of delivery; `{}` means "seen, nothing to do". */
export interface Handled {
  readonly effects?: readonly Effect[];
  /** The customer is owed an answer to this message. */
  readonly owes?: Message;
  /** And to these, which had to wait until now. */
  readonly owesEarlier?: readonly number[];
  /** Nothing that was said so far asks for an answer any more. */
  readonly forgetsOwed?: boolean;
  /** The options that were offered last have had their answer. */
  readonly offerAnswered?: boolean;
  readonly pass?: PassEvent;
  /** Gives the conversation to people, with a recap, as soon as the turn has made one. */
  readonly handOff?: HandoffWish;
  /** What people hear outside Chatwoot too, where the inbox wants that: minutes and counts, never a customer's words. */
  readonly notify?: string;
  /** Something an operator has to look at. */
  readonly ticket?: { readonly title: string; readonly detail: Readonly<Record<string, unknown>> };
  /** How the customer rated what people did. */
  readonly rating?: number;
  /** Notes for later events; null forgets one. */
  readonly marks?: Marks;
  /** What to remember of the contact from now on. */
  readonly person?: Partial<ContactMemory>;
  readonly timers?: readonly TimerChange[];
  readonly confirm?: { readonly effectId: string; readonly messageId: number };
  /** An agent asks for something; it is done as soon as this is written, for it may take a while. */
  readonly command?: CommandCall;
  readonly record?: { readonly action: string; readonly data: Readonly<Record<string, unknown>> };
}

export type Verdict =
  /** Goes on to the next gate, perhaps understood better than before. */
  | ({ readonly kind: "pass"; readonly event?: BatonEvent } & Handled)
  | ({ readonly kind: "stop"; readonly because: string } & Handled);

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
  run(event: EventOf<T>, context: HandlingContext): Handled;
}

/** Who handles an event also knows what agents may ask for. */
export interface HandlingContext extends EventContext {
  readonly commands: readonly CommandWords[];
}

/** What happens when a timer of one kind is due. */
export interface TimerHandler {
  readonly kind: string;
  run(timer: DueTimer, context: EventContext): Handled;
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
