import { sentencesOf } from "../../language/sentences.ts";
import type { Ask } from "../node.ts";
import { isCourtesy } from "./courtesies.ts";

/** Classifies a few words. */
export type Classify = (text: string) => Pick<Ask, "intent" | "confidence">;

interface Piece extends Ask {
  readonly isQuestion: boolean;
}

const MAX_ASKS = 4;
const MAX_READ = 4000;
/** "E agora?" asks about the message before it. */
const MIN_WORDS_ALONE = 4;
const MAX_COURTESY_WORDS = 6;
/** "Olá, Marina": one or two words beside a greeting are mostly a name. */
const MAX_NAME_WORDS = 2;
const SURE_OF_A_WORD = 0.5;
const SURE_OF_A_REMARK = 0.75;

const QUESTION_WORD =
  "(?:qual|quais|quanto|quanta|quantos|quantas|quando|como|onde|posso|pode|tem|voces?|vocês?|vcs?|aceitam?|fazem|da para|dá para|what|which|how|when|where|can|could|do|does|is|are|will|cu[aá]l|cu[aá]les|cu[aá]nto|cu[aá]nta|cu[aá]ndo|c[oó]mo|d[oó]nde|puedo|hay|tienen|hacen|aceptan)";
const ALSO = new RegExp(
  `(?:\\s*,)?\\s+(?:e|y|and|e também|and also|y también)\\s+(?=${QUESTION_WORD}(?!\\p{L}))`,
  "iu",
);

/** The customer's asks, in order. Courtesies count only when the message has no other ask. */
export function splitAsks(messages: readonly string[], classify: Classify): readonly Ask[] {
  const pieces = messages.flatMap((message) => piecesOf(message.slice(0, MAX_READ), classify));
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
/** Beside a question, a statement needs a clear intent to be an ask of its own. */
const asRemark = (piece: Piece): Piece =>
  piece.isQuestion || piece.confidence >= SURE_OF_A_REMARK ? piece : { ...piece, intent: null };
/** A statement without a known intent. */
const isAside = ({ intent, isQuestion }: Piece) => intent === null && !isQuestion;
const isName = ({ text, confidence, isQuestion }: Piece) =>
  !isQuestion && confidence < SURE_OF_A_WORD && wordsIn(text) <= MAX_NAME_WORDS;
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

/** "Oi, tudo bem, qual o prazo?": the words before a comma are a piece of their own when they are a courtesy. */
function withoutOpening(sentence: string, classify: Classify): readonly Piece[] {
  const comma = sentence.indexOf(",");
  const opening = comma === -1 ? "" : sentence.slice(0, comma).trim();
  if (opening === "" || wordsIn(opening) > MAX_COURTESY_WORDS) return [read(sentence, classify)];
  const piece = read(opening, classify);
  const rest = sentence.slice(comma + 1).trim();
  if (!isCourtesy(piece.intent) || wordsIn(rest) === 0) return [read(sentence, classify)];
  return [piece, ...withoutOpening(rest, classify)];
}

/** A piece that is too short to have a meaning joins the piece before it. */
function joinFragments(pieces: readonly Piece[], classify: Classify): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const isFragment = piece.intent === null && wordsIn(piece.text) < MIN_WORDS_ALONE;
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
