import type { TurnContext } from "../../core/decision.ts";
import type { Message } from "../../core/event.ts";
import { summarisedTo } from "../../core/turn/rolling-summary.ts";

/** Messages are summarised in groups: a summary for every message would cost a call each. */
const FOLD_AT_ONCE = 8;

export interface TranscriptWindow {
  /** Shown word for word, oldest first. */
  readonly recent: readonly Message[];
  /** The messages to add to the summary now; empty while there is room. */
  readonly due: readonly Message[];
}

type Transcript = Pick<TurnContext, "messages" | "marks" | "settings">;

/** Every message is in the summary or shown word for word. The shown part never grows with the conversation. */
export function transcriptWindow({ messages, marks, settings }: Transcript): TranscriptWindow {
  const covered = summarisedTo.read(marks);
  const fresh = typeof covered === "number" ? messages.filter(({ createdAt }) => createdAt > covered) : messages;
  const kept = settings.thinking.recent_messages;
  if (fresh.length <= kept + FOLD_AT_ONCE) return { recent: fresh, due: [] };
  return { recent: fresh.slice(-(kept + FOLD_AT_ONCE)), due: dueIn(fresh, kept) };
}

/** Chatwoot counts in seconds: messages of the same second are summarised together, because the mark is a time. */
function dueIn(fresh: readonly Message[], kept: number): readonly Message[] {
  const upTo = fresh.at(-kept - 1)?.createdAt;
  return upTo === undefined ? [] : fresh.filter(({ createdAt }) => createdAt <= upTo);
}
