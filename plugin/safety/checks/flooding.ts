const FEWEST_WORDS = 40;
/** Of so many words only so few are different: nobody talks like that. */
const DIFFERENT_SHARE = 0.15;
const LONG_RUN = /(\S)\1{60,}|[^\s]{1500,}/u;
/** Letters under a heap of accents. */
const HEAPED = /\p{M}{4,}/u;

/** Whether a text repeats itself without end, as people do not. */
export function floods(text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const isRepeated = words.length >= FEWEST_WORDS && new Set(words).size / words.length <= DIFFERENT_SHARE;
  return isRepeated || LONG_RUN.test(text) || HEAPED.test(text.normalize("NFD"));
}
