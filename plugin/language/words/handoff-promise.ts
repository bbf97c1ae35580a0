import { once } from "../vocabulary.ts";
import { clip, foldClauses } from "./fold-words.ts";
import { anyOf, phrasesIn } from "./phrases.ts";

const promises = once(() => anyOf(phrasesIn("handoff-promise", "promise")));

/** These words directly before a promise make it an offer, a condition or a denial. */
const NO_PROMISE =
  /(?<![^ ])(?:se|caso|quer que|quer|posso|podemos|gostaria|prefere|nao|nunca|if|would you like|want|can|could|may|should|shall|do not|dont|cannot|cant|never|unless|si|quieres|quiere|puedo|podemos|prefieres|no)(?: [a-z]+){0,3}$/;

/** Whether a reply promises a person. Baton writes the sentence of a handoff itself; a model that promises one has not made it. */
export function promisesHandoff(text: string): boolean {
  return foldClauses(clip(text))
    .split("|")
    .some((clause) =>
      [...clause.matchAll(promises())].some(({ index }) => !NO_PROMISE.test(clause.slice(0, index).trimEnd())),
    );
}
