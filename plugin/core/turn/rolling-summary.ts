import { isNumber } from "../json.ts";
import { conversationMark } from "../marks.ts";

/** What the older part of a conversation was about: shown to the brain in place of those messages. */
export interface RollingSummary {
  readonly text: string;
  /** When the newest message was written that it covers. */
  readonly upTo: number;
}

/** `upTo` of the summary that is kept with the conversation. */
export const summarisedTo = conversationMark("summarised_to", isNumber);
