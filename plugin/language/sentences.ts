/** The ends of sentences and lines in a text: places to cut at. */
export const SENTENCE_ENDS = /[.!?…]["'”’»)\]]*(?=\s)|[。！？]|\n/g;

const END = /(?<=[.!?…]["'”’»)\]]*|[。！？])\s+|(?<=[。！？])|\n+/u;
const PROSE_END = /(?<=[.!?…]["'”’»)\]]*)\s+(?=[\p{Lu}\d¿¡"“])/u;

/** The sentences of a message as people type it: in lower case too, a line at a time. */
export const sentencesOf = (text: string): readonly string[] => trimmed(text.split(END));

/** The sentences of written prose, where an abbreviation's full stop ("Sr.", "approx.") ends none. */
export const proseSentencesOf = (text: string): readonly string[] => trimmed(text.split(PROSE_END));

const trimmed = (parts: readonly string[]): readonly string[] =>
  parts.map((part) => part.trim()).filter((part) => part !== "");
