import { foldWords } from "../../language/words/fold-words.ts";

const RUN_WORDS = 6;
/** Five runs of six words are ten words of the instructions in a row: no accident. */
const LEAKED_RUNS = 5;
const ADMISSION =
  /\b(?:my (?:system )?(?:prompt|instructions) (?:is|are|say)|(?:meu|o meu) prompt|minhas instru[cç][oõ]es (?:s[aã]o|dizem)|mis instrucciones (?:son|dicen)|(?:system|developer) prompt|prompt d[eo] sistema)\b/i;

/** Whether an answer repeats its instructions. Words that a source or the customer also wrote may be repeated. */
export function leaksPrompt(answer: string, prompt: string, known: string): boolean {
  if (ADMISSION.test(answer)) return true;
  const open = new Set(runsOf(known));
  const secret = new Set(runsOf(prompt).filter((run) => !open.has(run)));
  return runsOf(answer).filter((run) => secret.has(run)).length >= LEAKED_RUNS;
}

function runsOf(text: string): readonly string[] {
  const words = foldWords(text).split(" ");
  return words
    .slice(0, Math.max(0, words.length - RUN_WORDS + 1))
    .map((_word, at) => words.slice(at, at + RUN_WORDS).join(" "));
}
