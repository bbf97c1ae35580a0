import type { Locale } from "../locale.ts";
import { once } from "../vocabulary.ts";
import { CLAUSE, clip, foldClauses } from "./fold-words.ts";
import { anyOf, firstLocale, phrasePatterns, phrasesIn } from "./phrases.ts";

/** An announcement of harm. A person must see the conversation at once. */
export interface Threat {
  readonly kind: "self_harm" | "violence";
  readonly locale: Locale;
}

/** In a clause with these words a threat of violence is a boast about a game. Announced self-harm always counts. */
const GAMES =
  "(?:jogo|jogar|partida|campeonato|pelada|futebol|gol|gols|fifa|free fire|videogame|xadrez|truco|game|match|tournament|chess|ping pong|juego|partido|futbol)";
/** These words directly before a threat deny it. */
const DENIED =
  /(?<![^ ])(?:nao|nunca|jamais|nem|not|never|dont|didnt|wont|no|nunca|jamas)(?: (?:eu|i|me|would|want|to|que|voy a|vou|quero|quiero))*$/;

const harmless = once(() => anyOf(phrasesIn("threats", "harmless")));
const games = anyOf([GAMES]);
const selfHarm = phrasePatterns("threats", "self-harm", anyOf);
const violence = phrasePatterns("threats", "violence", anyOf);

/** Finds announced harm to oneself or to others. Everyday sayings such as "dying to see it" do not count. */
export function findThreat(text: string, preferred: Locale): Threat | undefined {
  const said = foldClauses(clip(text));
  // Most messages return here, before the slow search for harmless sayings.
  if (!read(said, preferred)) return undefined;
  return read(said.replace(harmless(), CLAUSE), preferred);
}

function read(said: string, preferred: Locale): Threat | undefined {
  const own = firstLocale(preferred, (locale) => finds(said, selfHarm(locale)));
  if (own) return { kind: "self_harm", locale: own };
  const clauses = said.split(CLAUSE);
  const serious = clauses.filter((clause) => clause.search(games) === -1).join(CLAUSE);
  const others = firstLocale(preferred, (locale) => finds(serious, violence(locale)));
  return others && { kind: "violence", locale: others };
}

function finds(said: string, pattern: RegExp): boolean {
  for (const { index } of said.matchAll(pattern)) {
    if (!DENIED.test(said.slice(Math.max(0, index - 40), index).trimEnd())) return true;
  }
  return false;
}
