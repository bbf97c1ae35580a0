import type { TimerChange } from "./baton/ladder.ts";
import type { Effect } from "./effect.ts";

/** What a tool wants done. It writes nothing itself: the turn does, in the transaction of the answer. */
export interface ToolWishes {
  readonly effects?: readonly Effect[];
  readonly timers?: readonly TimerChange[];
  readonly ticket?: { readonly title: string; readonly detail: Readonly<Record<string, unknown>> };
  /** A person has to say yes first: the call is kept until then. */
  readonly approval?: AskedApproval;
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
