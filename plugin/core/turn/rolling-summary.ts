/** What the older part of a conversation was about: shown to the brain in place of those messages. */
export interface RollingSummary {
  readonly text: string;
  /** When the newest message was written that it covers. */
  readonly upTo: number;
}

/** The mark of a conversation that keeps `upTo` beside its summary. */
export const SUMMARISED_TO = "summarised_to";
