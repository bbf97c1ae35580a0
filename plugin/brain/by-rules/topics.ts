import type { Passage } from "../../core/knowledge.ts";
import type { Choice } from "../../language/words/choice.ts";

const PREFIX = "baton:topic:";
const MAX_TITLE = 60;
const HEADING_GAP = /\s[›>]\s/;

/** The innermost heading of a passage. */
export const headingOf = (title: string): string => title.split(HEADING_GAP).at(-1)?.trim() || title;

/** The page of a passage, by its outer headings; null when it has only one heading. */
export function pageOf(title: string): string | null {
  const parts = title.split(HEADING_GAP);
  return parts.length > 1 ? (parts[0] ?? null) : null;
}

/** A passage as an option to choose, titled by its heading. */
export function topicChoice({ chunkId, title }: Passage): Choice {
  const heading = headingOf(title);
  const short = heading.length > MAX_TITLE ? `${heading.slice(0, MAX_TITLE - 1).trimEnd()}…` : heading;
  return { title: short, value: PREFIX + chunkId };
}

/** The passage that an option leads to; null for options of another kind. */
export const chosenChunk = (choice: Choice | null): string | null =>
  choice?.value.startsWith(PREFIX) ? choice.value.slice(PREFIX.length) : null;
