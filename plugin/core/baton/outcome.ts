export const OUTCOMES = [
  "answered",
  "handed_off",
  "awaiting_customer",
  "followup_scheduled",
  "abandoned",
  "opted_out",
  "failed",
] as const;

/** How an episode ended. */
export type Outcome = (typeof OUTCOMES)[number];
