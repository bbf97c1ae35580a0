import { conversationMark, isNumber, isShaped, isText, type Marks } from "../../plugin/bot.ts";

interface Draft {
  readonly text: string;
  readonly at: number;
}

const lastDraft = conversationMark("draft", isShaped<Draft>({ text: isText, at: isNumber }));

/** The last draft, until it is sent or another one takes its place. */
export const keepDraft = (text: string, at: number): Marks => lastDraft.set({ text, at });
export const forgetDraft: Marks = lastDraft.set(null);
export const keptDraft = (marks: Marks): string | null => lastDraft.read(marks)?.text ?? null;
