import type { Marks } from "./handler.ts";

/** The bot has asked what is meant: once is enough, then a person is called. */
export const CLARIFIED = "clarified";

/** What handlers note of one episode and what means nothing in the next: whoever comes back begins with a clean sheet. */
export const FORGOTTEN_WITH_EPISODE: Marks = {
  abuse: null,
  acknowledged_at: null,
  alarm: null,
  [CLARIFIED]: null,
  held: null,
  intents: null,
  listening: null,
  never_close: null,
  opted_out_handoff: null,
  route: null,
};
