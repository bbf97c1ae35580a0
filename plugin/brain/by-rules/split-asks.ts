import { sentencesOf } from "../../language/sentences.ts";
import type { Ask } from "../node.ts";
import { isCourtesy } from "./courtesies.ts";

/** What the classifier makes of a few words. */
export type Classify = (text: string) => Pick<Ask, "intent" | "confidence">;

interface Piece extends Ask {
  readonly isQuestion: boolean;
}

const MAX_ASKS = 4;
const LONGEST_READ = 4000;
/** "E agora?" asks about what was said before it. */
const SHORTEST_BY_ITSELF = 4;
const LONGEST_COURTESY = 6;
/** "Olá, Marina": a word or two beside a greeting are mostly a name. */
const LONGEST_NAME = 2;
const SURE_OF_A_WORD = 0.5;
const SURE_OF_A_REMARK = 0.75;

const QUESTION_WORD =
  "(?:qual|quais|quanto|quanta|quantos|quantas|quando|como|onde|posso|pode|tem|voces?|vocês?|vcs?|aceitam?|fazem|da para|dá para|what|which|how|when|where|can|could|do|does|is|are|will|cu[aá]l|cu[aá]les|cu[aá]nto|cu[aá]nta|cu[aá]ndo|c[oó]mo|d[oó]nde|puedo|hay|tienen|hacen|aceptan)";
const ALSO = new RegExp(
  `(?:\\s*,)?\\s+(?:e|y|and|e também|and also|y también)\\s+(?=${QUESTION_WORD}(?!\\p{L}))`,
  "iu",
);

/** The things a customer wants, in order. Courtesies count only when there is nothing else. */
export function splitAsks(messages: readonly string[], classify: Classify): readonly Ask[] {
  const pieces = messages.flatMap((message) => piecesOf(message.slice(0, LONGEST_READ), classify));
  const wanted = pieces.filter(({ intent }) => !isCourtesy(intent));
  if (wanted.length === 0) return pieces.slice(-MAX_ASKS).map(toAsk);
  const courtesies = pieces.filter(({ intent }) => isCourtesy(intent));
  if (courtesies.length > 0 && wanted.every(isName)) {
    const names = wanted.slice(-MAX_ASKS).map((piece) => ({ ...toAsk(piece), intent: null, ...BESIDE }));
    return [...courtesies.slice(-MAX_ASKS).map(toAsk), ...names];
  }
  const hasQuestion = wanted.some(({ isQuestion }) => isQuestion);
  const heard = hasQuestion ? wanted.map(asRemark) : wanted;
  const whole = heard.every(isAside) ? [read(textOf(heard), classify)] : joinFragments(heard, classify);
  const asks = joinSame(whole);
  const hasMain = asks.some((piece) => !isAside(piece));
  return asks.slice(0, MAX_ASKS).map((piece) => ({ ...toAsk(piece), ...(hasMain && isAside(piece) ? BESIDE : {}) }));
}

const BESIDE = { beside: true } as const;
const toAsk = ({ text, intent, confidence }: Piece): Ask => ({ text, intent, confidence });
/** Beside a question, what is only told has to be clear to be a wish of its own. */
const asRemark = (piece: Piece): Piece =>
  piece.isQuestion || piece.confidence >= SURE_OF_A_REMARK ? piece : { ...piece, intent: null };
/** A statement that no intent is seen in. */
const isAside = ({ intent, isQuestion }: Piece) => intent === null && !isQuestion;
const isName = ({ text, confidence, isQuestion }: Piece) =>
  !isQuestion && confidence < SURE_OF_A_WORD && wordsIn(text) <= LONGEST_NAME;
const wordsIn = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join("\n");

function read(text: string, classify: Classify): Piece {
  return { text, ...classify(text), isQuestion: text.includes("?") };
}

function piecesOf(message: string, classify: Classify): readonly Piece[] {
  const sentences = sentencesOf(message).flatMap((sentence) => sentence.split(ALSO));
  return sentences
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "")
    .flatMap((sentence) => withoutOpening(sentence, classify));
}

/** "Oi, tudo bem, qual o prazo?": what comes before a comma is a piece of its own where it is a courtesy. */
function withoutOpening(sentence: string, classify: Classify): readonly Piece[] {
  const comma = sentence.indexOf(",");
  const opening = comma === -1 ? "" : sentence.slice(0, comma).trim();
  if (opening === "" || wordsIn(opening) > LONGEST_COURTESY) return [read(sentence, classify)];
  const piece = read(opening, classify);
  const rest = sentence.slice(comma + 1).trim();
  if (!isCourtesy(piece.intent) || wordsIn(rest) === 0) return [read(sentence, classify)];
  return [piece, ...withoutOpening(rest, classify)];
}

/** What is too short to mean anything goes with what was said before it. */
function joinFragments(pieces: readonly Piece[], classify: Classify): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const isFragment = piece.intent === null && wordsIn(piece.text) < SHORTEST_BY_ITSELF;
    const previous = isFragment ? joined.pop() : undefined;
    joined.push(previous ? read(textOf([previous, piece]), classify) : piece);
  }
  return joined;
}

/** The same matter in several sentences is one ask; two questions stay two. */
function joinSame(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const previous = joined.at(-1);
    const isSame = previous?.intent === piece.intent && !(previous.isQuestion && piece.isQuestion);
    if (isSame) joined[joined.length - 1] = joinTwo(previous, piece);
    else joined.push(piece);
  }
  return joined;
}

function joinTwo(first: Piece, second: Piece): Piece {
  return {
    text: textOf([first, second]),
    intent: first.intent,
    confidence: Math.max(first.confidence, second.confidence),
    isQuestion: first.isQuestion || second.isQuestion,
  };
}
