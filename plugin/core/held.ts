import { isNumbers } from "./json.ts";
import { episodeMark, type Marks } from "./marks.ts";
import type { Wishes } from "./wishes.ts";

/** Older ones stay in the transcript. */
const MAX_HELD = 50;

const held = episodeMark("held", isNumbers);
const listening = episodeMark("listening", isNumbers);

/** Messages that must wait for something, such as consent, before they may be answered. */
export const heldIds = (marks: Marks): readonly number[] => held.read(marks) ?? [];

export const hold = (marks: Marks, messageId: number): Marks => held.set(added(heldIds(marks), messageId));
export const letGo = (marks: Marks, messageId: number): Marks => held.set(without(heldIds(marks), [messageId]));
export const letAllGo: Marks = held.set(null);

/** The reason to wait is gone: all held messages are owed an answer together with the new message. */
export const answerWithHeld = (messageId: number, marks: Marks): Wishes => ({
  owes: [messageId, ...heldIds(marks)],
  ...(heldIds(marks).length > 0 ? { marks: letAllGo } : {}),
});

/** Voice notes that are held until they are written down. */
export const listeningIds = (marks: Marks): readonly number[] => listening.read(marks) ?? [];

export const listenTo = (marks: Marks, messageId: number): Marks => ({
  ...hold(marks, messageId),
  ...listening.set(added(listeningIds(marks), messageId)),
});

export const stopListening = (marks: Marks, messageIds: readonly number[]): Marks => ({
  ...held.set(without(heldIds(marks), messageIds)),
  ...listening.set(without(listeningIds(marks), messageIds)),
});

const added = (ids: readonly number[], id: number) => [...ids.filter((one) => one !== id), id].slice(-MAX_HELD);

function without(ids: readonly number[], gone: readonly number[]): readonly number[] | null {
  const rest = ids.filter((id) => !gone.includes(id));
  return rest.length > 0 ? rest : null;
}
