import type { Locale } from "../../language/locale.ts";
import type { Priority } from "../event.ts";
import type { Reason } from "./holder.ts";

/**
 * A gate, a handler or a failure wants a person. The handoff itself is made a moment later by the turn, which knows the
 * transcript for the recap and who is there to take it; until then the bot says nothing else.
 */
export interface HandoffWish {
  readonly reason: Reason;
  /** What it is about, for the routing rules. */
  readonly topic: string | null;
  readonly priority: Priority | null;
  /** In which the customer asked for it; null: not certain enough to answer in anything but the inbox's own. */
  readonly language: Locale | null;
  /** Whether the customer is told; some, who opted out or are machines, are not. */
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
