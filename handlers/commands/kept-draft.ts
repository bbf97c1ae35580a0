import { conversationMark, isNumber, isShaped, isText, type Marks } from "../../plugin/bot.ts";

interface KeptDraft {
  readonly text: string;
  readonly at: number;
}

const lastDraft = conversationMark("draft", isShaped<KeptDraft>({ text: isText, at: isNumber }));

/** Keeps the last draft until it is sent or replaced. */
export const keepDraft = (text: string, at: number): Marks => lastDraft.set({ text, at });
export const forgetDraft: Marks = lastDraft.set(null);
export const keptDraft = (marks: Marks): string | null => lastDraft.read(marks)?.text ?? null;
