import type { InboxSettings } from "../../core/settings/settings.ts";
import { builtinPhrases } from "../../language/intents/phrases.ts";
import type { Locale } from "../../language/locale.ts";
import { LOCALES } from "../../language/locale.ts";
import { tokenise } from "../../language/normalise.ts";
import { vocabularyWords } from "../../language/vocabulary.ts";

/** More words than this would find every passage. */
const MAX_WORDS = 6;

/** Question words, which carry no topic. */
const ASKING =
  "faço fazer faz fazem posso pode poder quero queria gostaria preciso saber sei tem dá dar ser ter ver vejo agora want need would like know get make do does did can could have take tell now puedo puede quiero quisiera necesito saber hacer hago tiene tienen dar ver ahora";

let common: ReadonlySet<string> | null = null;
function isCommon(word: string): boolean {
  common ??= new Set(
    [...LOCALES.flatMap((language) => vocabularyWords(`function-words/${language}`)), ASKING].flatMap(tokenise),
  );
  return common.has(word);
}

/** The topic words of a text; all its words when it has no topic words. */
export function tellingWords(text: string): readonly string[] {
  const words = tokenise(text);
  const telling = words.filter((word) => !isCommon(word) && /[\p{L}\p{N}]/u.test(word));
  return telling.length > 0 ? telling : words;
}

/** Words of the intent's phrases: they find texts that share no word with the question. */
export function topicWords(
  intent: string,
  { locale, settings }: { readonly locale: Locale; readonly settings: InboxSettings["understanding"] },
): readonly string[] {
  const own = settings.intents.filter(({ name }) => name === intent).flatMap(({ examples }) => examples);
  const builtin = builtinWords(locale);
  const counts = countWords([...own.flatMap(tellingWords), ...(builtin.get(intent) ?? [])]);
  const spread = (word: string) => [...builtin.values()].filter((words) => words.includes(word)).length;
  return [...counts]
    .map(([word, count]) => ({ word, weight: count / (1 + spread(word)) }))
    .sort((first, second) => second.weight - first.weight)
    .slice(0, MAX_WORDS)
    .map(({ word }) => word);
}

const known = new Map<Locale, ReadonlyMap<string, readonly string[]>>();

/** The telling words of the phrases of each built-in intent. */
function builtinWords(locale: Locale): ReadonlyMap<string, readonly string[]> {
  const found = known.get(locale);
  if (found) return found;
  const words = new Map<string, readonly string[]>();
  for (const { intent, text } of builtinPhrases(locale)) {
    words.set(intent, [...(words.get(intent) ?? []), ...tellingWords(text)]);
  }
  known.set(locale, words);
  return words;
}

function countWords(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
