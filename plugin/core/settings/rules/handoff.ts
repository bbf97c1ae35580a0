import { foldWords } from "../../../language/words/fold-words.ts";
import { pointerTo } from "../json-pointer.ts";
import { type SettingsRule, warning } from "./rule.ts";

const contradictions: SettingsRule = ({ handoff }) => {
  const unwanted = new Set(handoff.not_words.map(foldWords));
  return handoff.words.flatMap((word, index) =>
    unwanted.has(foldWords(word))
      ? [warning(pointerTo("handoff", "words", index), `“${word}” is in not_words as well, which wins`)]
      : [],
  );
};

export const handoffRules: readonly SettingsRule[] = [contradictions];
