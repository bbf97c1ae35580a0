const MIN_WORDS = 40;
/** A text with at most this share of different words is a flood. */
const DIFFERENT_SHARE = 0.15;
const LONG_RUN = /(\S)\1{60,}|[^\s]{1500,}/u;
/** A letter with many accents. */
const STACKED_ACCENTS = /\p{M}{4,}/u;

/** Whether a text repeats itself far more than people do. */
export function floods(text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const isRepeated = words.length >= MIN_WORDS && new Set(words).size / words.length <= DIFFERENT_SHARE;
  return isRepeated || LONG_RUN.test(text) || STACKED_ACCENTS.test(text.normalize("NFD"));
}
