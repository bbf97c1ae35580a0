import { foldWords } from "../../language/words/fold-words.ts";

const MAX_MESSAGES = 5;
/** A shorter answer, such as a courtesy, may be repeated. */
const MIN_WORDS = 5;
const NEARLY_SAME = 0.7;

/** Whether an answer nearly repeats one of the last messages of the bot. */
export function repeatsItself(answer: string, botMessages: readonly string[]): boolean {
  const words = foldedWords(answer);
  if (words.length < MIN_WORDS) return false;
  return botMessages.slice(-MAX_MESSAGES).some((said) => likeness(words, foldedWords(said)) >= NEARLY_SAME);
}

function foldedWords(text: string): readonly string[] {
  return foldWords(text).split(" ");
}

/** The share of neighbouring words that two texts have in common. */
function likeness(first: readonly string[], second: readonly string[]): number {
  const one = new Set(pairsOf(first));
  const other = new Set(pairsOf(second));
  const shared = [...one].filter((pair) => other.has(pair)).length;
  return shared / (one.size + other.size - shared || 1);
}

function pairsOf(words: readonly string[]): readonly string[] {
  return words.map((word, at) => `${word} ${words[at + 1] ?? ""}`);
}
