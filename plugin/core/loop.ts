import { readChoice } from "../language/words/choice.ts";
import { foldWords } from "../language/words/fold-words.ts";
import type { Message } from "./event.ts";
import type { EventContext } from "./handler.ts";
import { isNumber, isNumbers, isShaped } from "./json.ts";
import { conversationMark, type Marks } from "./marks.ts";

/** The trace that tells a machine from a person: no words, only their fingerprints. */
interface Trace {
  readonly lastId: number;
  readonly lastAt: number;
  readonly strikes: number;
  /** Answers in a row that came sooner than a person can read, and what the last of them answered. */
  readonly quick: number;
  readonly quickTo: number;
  /** Fingerprints of the last messages and their times, side by side. */
  readonly prints: readonly number[];
  readonly times: readonly number[];
}

const REPEAT_WINDOW_MS = 10 * 60_000;
const FORGIVEN_AFTER_MS = 60 * 60_000;
const REPEATS = 3;
/** "Sim", "ok" and their like are the right answer to many questions. */
const SHORT_TEXT = 4;
const SHORT_REPEATS = 10;
const QUICK_MS = 2_000;
const MAX_PRINTS = 12;

const isTrace = isShaped<Trace>({
  prints: isNumbers,
  times: isNumbers,
  lastId: isNumber,
  lastAt: isNumber,
  strikes: isNumber,
  quick: isNumber,
  quickTo: isNumber,
});
const trace = conversationMark("loop", isTrace);
/** A person answers now: the trace begins anew. */
export const forgetLoop: Marks = trace.set(null);
/** When the bot spoke last. */
export const spokeAt = conversationMark("spoke_at", isNumber);

const NOTHING: Trace = { lastId: 0, lastAt: 0, strikes: 0, quick: 0, quickTo: 0, prints: [], times: [] };

/** Counts a message into the trace. Strikes are messages that behave like a machine's, without a person's in between. */
export function followLoop(message: Message, context: EventContext): { marks: Marks; strikes: number } {
  const before = traceIn(context.marks, message.createdAt);
  // A correction of a message that was counted already.
  if (before.lastId === message.id) return { marks: trace.set(before), strikes: before.strikes };
  const picks = context.offer !== null && readChoice(message.text, context.offer) !== undefined;
  const said = foldWords(message.text);
  const kept = recent(before, message.createdAt);
  const print = fingerprint(said);
  const isRepeat = !picks && said !== "" && kept.prints.filter((one) => one === print).length + 1 >= repeatsOf(said);
  const { quick, quickTo } = picks ? before : followQuick(before, message, spokeAt.read(context.marks));
  // People who type ahead are quick now and then; what the pace of one minute allows is no loop yet.
  const isMachine = message.autoReply || isRepeat || quick > context.settings.limits.contact_per_minute;
  const strikes = isMachine ? before.strikes + 1 : 0;
  const after: Trace = {
    lastId: message.id,
    lastAt: message.createdAt,
    strikes,
    quick,
    quickTo,
    prints: [...kept.prints, print].slice(-MAX_PRINTS),
    times: [...kept.times, message.createdAt].slice(-MAX_PRINTS),
  };
  return { marks: trace.set(after), strikes };
}

const repeatsOf = (said: string) => (said.length <= SHORT_TEXT ? SHORT_REPEATS : REPEATS);

/** Only the first message after each of the bot's tells how fast it was read: the rest of a burst is simply a burst. */
function followQuick(before: Trace, { createdAt }: Message, at: number | null): Pick<Trace, "quick" | "quickTo"> {
  if (at === null || at === before.quickTo || createdAt < at) return before;
  return { quick: createdAt - at < QUICK_MS ? before.quick + 1 : 0, quickTo: at };
}

function recent({ prints, times }: Trace, now: number): Pick<Trace, "prints" | "times"> {
  const isFresh = (_: number, index: number) => now - (times[index] ?? 0) <= REPEAT_WINDOW_MS;
  return { prints: prints.filter(isFresh), times: times.filter(isFresh) };
}

function traceIn(marks: Marks, now: number): Trace {
  const known = trace.read(marks);
  return known && now - known.lastAt <= FORGIVEN_AFTER_MS ? known : NOTHING;
}

/** FNV-1a: tells texts apart well enough among a dozen, and gives none of them away. */
function fingerprint(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
