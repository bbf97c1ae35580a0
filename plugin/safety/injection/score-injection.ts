import { foldText } from "../../language/normalise.ts";
import { clip } from "../../language/words/fold-words.ts";
import { floods } from "../checks/flooding.ts";
import { decode } from "./decode.ts";
import { type InjectionReason, injectionSigns } from "./injection-signs.ts";

export interface InjectionScore {
  /** From 0 to 1: the probability that the text tries to give the bot orders. */
  readonly score: number;
  readonly reasons: readonly InjectionReason[];
}

interface Weighed {
  readonly reason: InjectionReason;
  readonly weight: number;
}

const DISGUISE: Weighed = { reason: "is written in code", weight: 0.6 };
const FLOOD: Weighed = { reason: "floods", weight: 0.7 };
/** A sign in a decoded text needs this weight: decoding plain text can produce weak signs by accident. */
const MIN_HIDDEN_WEIGHT = 0.6;

/** Scores how much a text looks like an attempt to give the bot orders. Rules only: fast and repeatable. */
export function scoreInjection(text: string): InjectionScore {
  const read = clip(text);
  const plain = signsIn(read);
  const { texts, isDisguised } = decode(read);
  const hidden = texts
    .flatMap(signsIn)
    .filter(({ reason, weight }) => weight >= MIN_HIDDEN_WEIGHT && !plain.some((sign) => sign.reason === reason));
  const signs = [
    ...plain,
    ...hidden,
    ...(isDisguised || hidden.length > 0 ? [DISGUISE] : []),
    ...(floods(read) ? [FLOOD] : []),
  ];
  const heaviest = new Map<InjectionReason, number>();
  for (const { reason, weight } of signs) heaviest.set(reason, Math.max(weight, heaviest.get(reason) ?? 0));
  const doubt = [...heaviest.values()].reduce((left, weight) => left * (1 - weight), 1);
  return { score: 1 - doubt, reasons: [...heaviest.keys()] };
}

function signsIn(text: string): readonly Weighed[] {
  const folded = foldText(text);
  return injectionSigns().filter(({ pattern }) => pattern.test(folded));
}
