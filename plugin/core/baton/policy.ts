import type { InboxSettings } from "../settings/settings.ts";

/** The inbox's settings about passing, in numbers. */
export interface Policy {
  readonly ladders: InboxSettings["ladders"];
  readonly handoffLimit: number;
  /** When people are there: now, or the next opening. Waiting for people is counted from then. */
  readonly staffedAt: number;
  /** The holder of a closed conversation when the customer writes again. */
  readonly reopen: InboxSettings["handoff"]["reopen"];
  /** A new message within this time after the end continues the same matter. */
  readonly reopenWindowMs: number;
  readonly onlineAgentIds: ReadonlySet<number>;
  /** Said to the customer when the bot takes over again; null: nothing. */
  readonly returnLine: string | null;
}
