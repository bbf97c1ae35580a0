import { LOCALES } from "../locale.ts";
import { foldWords } from "./fold-words.ts";
import { phrasePatterns, wholly } from "./phrases.ts";

const MAX_CHARS = 200;

const back = phrasePatterns("back-to-bot", "back", wholly);

/** Whether a customer who waits for a person asks for the bot again. Only a whole message counts. */
export function wantsBotBack(text: string): boolean {
  if (text.length > MAX_CHARS) return false;
  const words = foldWords(text);
  return LOCALES.some((locale) => back(locale).test(words));
}
