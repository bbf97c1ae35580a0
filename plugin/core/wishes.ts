import type { PassEvent } from "./baton/baton.ts";
import type { HandoffWish } from "./baton/handoff.ts";
import type { TimerChange } from "./baton/ladder.ts";
import type { CommandCall } from "./commands/call.ts";
import type { ContactMemory } from "./contact-memory.ts";
import type { Effect } from "./effect.ts";
import type { Marks } from "./marks.ts";

/**
 * The wishes of a gate, an event handler, a timer, a command or a tool to the turn. `{}` means "seen, no effect".
 * `turn/apply-wishes.ts` carries wishes out, in one transaction with everything else that the turn writes.
 */
export interface Wishes {
  /** Delivered in this order. */
  readonly effects?: readonly Effect[];
  readonly pass?: PassEvent;
  /** Gives the conversation to people, with a recap, as soon as the next turn has made one. */
  readonly handOff?: HandoffWish;
  /** Ids of the customer's messages that are owed an answer from now on. */
  readonly owes?: readonly number[];
  /** The bot speaks now, also where no message is owed an answer. */
  readonly answersNow?: boolean;
  /** No message so far is owed an answer any more. */
  readonly forgetsOwed?: boolean;
  /** The options that were offered last have had their answer. */
  readonly offerAnswered?: boolean;
  /** Notes for later events. */
  readonly marks?: Marks;
  /** What to remember of the contact, whichever conversation it is. */
  readonly person?: Partial<ContactMemory>;
  readonly timers?: readonly TimerChange[];
  /** What people read outside Chatwoot too, where the inbox wants that: minutes and counts, never a customer's words. */
  readonly notify?: string;
  /** A failure or a missed handoff that an operator has to look at. */
  readonly ticket?: { readonly title: string; readonly detail: Readonly<Record<string, unknown>> };
  /** How the customer rated what people did. */
  readonly rating?: number;
  /** An effect of the bot's own arrived as this message. */
  readonly confirm?: { readonly effectId: string; readonly messageId: number };
  /** A command of an agent, run as soon as this is written: it may take a while. */
  readonly command?: CommandCall;
  /** A call of a tool that a person has to approve first. */
  readonly approval?: AskedApproval;
  /** Takes the place of the older messages in what the brain reads. */
  readonly summary?: string;
  /** What the brain is to do with its next answer; null: nothing in particular. */
  readonly instruction?: string | null;
  readonly record?: { readonly action: string; readonly data: Readonly<Record<string, unknown>> };
}

export interface AskedApproval {
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** The same for the same call of the same turn, however often that is run. */
  readonly key: string;
}

const VALUE_CHARS = 200;

/** What is to be done, with what: nobody approves a name. */
export function describeCall({ tool, args }: Pick<AskedApproval, "tool" | "args">): string {
  const told = Object.entries(args).map(([name, value]) => {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return `${name}: ${text.replaceAll(/\s+/g, " ").slice(0, VALUE_CHARS)}`;
  });
  return `\`${tool}\` ${told.join(", ").replaceAll("mention://", "mention: //")}`.trimEnd();
}
