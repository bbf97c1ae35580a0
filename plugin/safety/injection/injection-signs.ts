import { once } from "../../language/vocabulary.ts";
import { phrasesIn } from "../../language/words/phrases.ts";

/** The reasons for a score, in words for an agent. */
export type InjectionReason =
  | "sets aside its instructions"
  | "gives the bot another role"
  | "speaks about the bot's system"
  | "asks for a secret"
  | "asks for somebody's data"
  | "asks for it in a disguise"
  | "is written in code"
  | "imitates machine marks"
  | "imitates a dialogue"
  | "presses or bribes"
  | "puts an order together from pieces"
  | "floods";

export interface InjectionSign {
  readonly reason: InjectionReason;
  /** The probability of an attempt when this sign is the only one. Several signs add up. */
  readonly weight: number;
  /** Matched in lower case without accents. */
  readonly pattern: RegExp;
}

/** Each section of `vocabulary/phrases/injection.txt` is one sign. */
const SIGNS: readonly (readonly [section: string, weight: number, reason: InjectionReason])[] = [
  ["set aside", 0.9, "sets aside its instructions"],
  ["role", 0.45, "gives the bot another role"],
  ["jailbreak", 0.6, "gives the bot another role"],
  ["system", 0.65, "speaks about the bot's system"],
  ["secret asked", 0.7, "asks for a secret"],
  ["secret in another script", 0.6, "asks for a secret"],
  ["set aside in another language", 0.7, "sets aside its instructions"],
  ["secret named", 0.35, "asks for a secret"],
  ["data of a person", 0.65, "asks for somebody's data"],
  ["disguise", 0.55, "asks for it in a disguise"],
  ["text ordered", 0.3, "asks for it in a disguise"],
  ["machine marks", 0.6, "imitates machine marks"],
  ["dialogue", 0.6, "imitates a dialogue"],
  ["question and answer", 0.4, "imitates a dialogue"],
  ["pressure", 0.4, "presses or bribes"],
  ["pieces", 0.7, "puts an order together from pieces"],
];

/** Compatibility decomposition, as in the folded text: Korean and Japanese signs come apart in both. */
const patternOf = (section: string): RegExp => {
  const lines = phrasesIn("injection", section).map((line) => `(?:${line})`);
  return new RegExp(lines.join("|").normalize("NFKD"), "u");
};

export const injectionSigns: () => readonly InjectionSign[] = once(() =>
  SIGNS.map(([section, weight, reason]) => ({ reason, weight, pattern: patternOf(section) })),
);
