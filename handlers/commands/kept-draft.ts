import type { CommandContext } from "../../plugin/bot.ts";

type Marks = CommandContext["conversation"]["marks"];

/** The last draft, until it is sent or another one takes its place. */
export const keepDraft = (text: string, at: number): Marks => ({ draft: { text, at } });
export const forgetDraft: Marks = { draft: null };

export function keptDraft({ draft }: Marks): string | null {
  if (typeof draft !== "object" || draft === null || !("text" in draft)) return null;
  return typeof draft.text === "string" ? draft.text : null;
}
