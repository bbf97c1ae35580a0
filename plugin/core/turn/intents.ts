import { isNumbers, isShaped, isStrings } from "../json.ts";
import { episodeMark, type Marks } from "../marks.ts";
/** Stands in the queue for what no intent was seen in. */
export const OTHER_QUESTION = "other_question";

/** More than anybody asks in one breath; the rest will be asked again. */
const MAX_QUEUED = 3;

/** Asked in the same breath as something else, and waiting for its turn. */
export interface IntentQueue {
  readonly names: readonly string[];
  /** The messages they were asked in. */
  readonly askedIn: readonly number[];
}

const NOTHING: IntentQueue = { names: [], askedIn: [] };

const queue = episodeMark("intents", isShaped<IntentQueue>({ names: isStrings, askedIn: isNumbers }));
export const forgetIntents: Marks = queue.set(null);

export const intentQueueOf = (marks: Marks): IntentQueue => queue.read(marks) ?? NOTHING;
export const queuedIntents = (marks: Marks): readonly string[] => intentQueueOf(marks).names;

/** What is still to be answered once this has been: what was named now comes before what waited already. */
export function queueIntents(marks: Marks, answered: string | null, next: IntentQueue): Marks {
  const before = intentQueueOf(marks);
  const names = [...new Set([...next.names, ...before.names])].filter((name) => name !== answered);
  const askedIn = [...new Set([...before.askedIn, ...(next.names.length > 0 ? next.askedIn : [])])];
  return queue.set(names.length > 0 ? { names: names.slice(0, MAX_QUEUED), askedIn } : null);
}

/** The queue has its turn when messages are owed an answer that have had one; a word of the customer's comes first. */
export function intentInTurn({
  marks,
  owed,
}: {
  readonly marks: Marks;
  readonly owed: readonly number[];
}): string | null {
  const { names, askedIn } = intentQueueOf(marks);
  const isItsTurn = owed.length > 0 && owed.every((id) => askedIn.includes(id));
  return isItsTurn ? (names[0] ?? null) : null;
}
