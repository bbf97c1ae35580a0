import type { Handled, Marks } from "./handler.ts";

/** More than anybody waits for an answer to; older ones stay in the transcript. */
const MAX_HELD = 50;

/** Messages that must wait for something, such as consent, before they may be answered. */
export const heldIds = (marks: Marks): readonly number[] => numbersOf(marks.held);

export function hold(marks: Marks, messageId: number): Marks {
  return { held: [...heldIds(marks).filter((id) => id !== messageId), messageId].slice(-MAX_HELD) };
}

export function letGo(marks: Marks, messageId: number): Marks {
  const rest = heldIds(marks).filter((id) => id !== messageId);
  return { held: rest.length > 0 ? rest : null };
}

/** Nothing is in the way any more: everything held is owed an answer together with what comes now. */
export function releaseHeld(marks: Marks): Pick<Handled, "marks" | "owesEarlier"> {
  const held = heldIds(marks);
  return held.length > 0 ? { owesEarlier: held, marks: { held: null } } : {};
}

export function numbersOf(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.filter((item): item is number => typeof item === "number") : [];
}
