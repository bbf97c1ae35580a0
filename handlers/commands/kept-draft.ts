import { conversationMark, type Marks } from "../../plugin/bot.ts";

interface Draft {
  readonly text: string;
  readonly at: number;
}

const lastDraft = conversationMark(
  "draft",
  (value): value is Draft =>
    typeof value === "object" && value !== null && "text" in value && typeof value.text === "string",
);

/** The last draft, until it is sent or another one takes its place. */
export const keepDraft = (text: string, at: number): Marks => lastDraft.set({ text, at });
export const forgetDraft: Marks = lastDraft.set(null);
export const keptDraft = (marks: Marks): string | null => lastDraft.read(marks)?.text ?? null;
