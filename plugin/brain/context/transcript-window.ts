import type { TurnContext } from "../../core/decision.ts";
import type { Message } from "../../core/event.ts";
import { summarisedTo } from "../../core/turn/rolling-summary.ts";

/** Several messages are folded at once: a summary of its own for every message would cost a call each. */
const FOLD_AT_ONCE = 8;

export interface TranscriptWindow {
  /** Shown word for word, oldest first. */
  readonly recent: readonly Message[];
  /** What the summary has to take in now; empty while there is room. */
  readonly due: readonly Message[];
}

type Transcript = Pick<TurnContext, "messages" | "marks" | "settings">;

/** Every message is either in the summary or word for word in view, and the view stays as small however long they talk. */
export function transcriptWindow({ messages, marks, settings }: Transcript): TranscriptWindow {
  const covered = summarisedTo.read(marks);
  const fresh = typeof covered === "number" ? messages.filter(({ createdAt }) => createdAt > covered) : messages;
  const kept = settings.thinking.recent_messages;
  if (fresh.length <= kept + FOLD_AT_ONCE) return { recent: fresh, due: [] };
  return { recent: fresh.slice(-(kept + FOLD_AT_ONCE)), due: dueIn(fresh, kept) };
}

/** Chatwoot counts in seconds: what was written in the same second is folded together, or the mark would lose it. */
function dueIn(fresh: readonly Message[], kept: number): readonly Message[] {
  const upTo = fresh.at(-kept - 1)?.createdAt;
  return upTo === undefined ? [] : fresh.filter(({ createdAt }) => createdAt <= upTo);
}
