import { once } from "../vocabulary.ts";
import { clip, foldClauses } from "./fold-words.ts";
import { anyOf, phrasesIn } from "./phrases.ts";

const insults = once(() => anyOf(phrasesIn("abuse", "insult")));

/** Whether the customer insults a person or the bot. The brain then answers calmly and briefly. */
export function isAbusive(text: string): boolean {
  return foldClauses(clip(text)).search(insults()) !== -1;
}
