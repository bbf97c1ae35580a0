import type { Locale } from "../../language/locale.ts";
import type { Priority } from "../event.ts";
import type { Reason } from "./holder.ts";

/**
 * A gate, a handler or a failure asks for a person. The turn makes the handoff a moment later, because it knows the
 * transcript for the recap and the people who are there; until then the bot says nothing else.
 */
export interface HandoffWish {
  readonly reason: Reason;
  /** The matter, for the routing rules. */
  readonly topic: string | null;
  readonly priority: Priority | null;
  /** The language of the customer's request; null: too uncertain to answer in anything but the inbox's own. */
  readonly language: Locale | null;
  /** Whether the customer is told; contacts who opted out and machines are not. */
  readonly announce: boolean;
  /** Said before the announcement: a caring word, an apology. */
  readonly sayFirst: string | null;
  /** For the people who take over, beside the recap. */
  readonly remark: string | null;
}

export function wishHandoff(reason: Reason, wish: Partial<Omit<HandoffWish, "reason">> = {}): HandoffWish {
  const nothing = { topic: null, priority: null, language: null, announce: true, sayFirst: null, remark: null };
  return { ...nothing, ...wish, reason };
}
