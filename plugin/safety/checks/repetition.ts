import { foldWords } from "../../language/words/fold-words.ts";

const LOOKED_BACK = 5;
/** Courtesies may be said as often as they fit. */
const FEWEST_WORDS = 5;
const NEARLY_SAME = 0.7;

/** Whether one of the last messages of the bot said nearly the same. */
export function repeatsItself(answer: string, botMessages: readonly string[]): boolean {
  const words = wordsOf(answer);
  if (words.length < FEWEST_WORDS) return false;
  return botMessages.slice(-LOOKED_BACK).some((said) => likeness(words, wordsOf(said)) >= NEARLY_SAME);
}

function wordsOf(text: string): readonly string[] {
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
