import { LOCALES, type Locale } from "../locale.ts";
import { clip, foldWords, withoutSignature } from "./fold-words.ts";
import { type PhrasesByLocale, wholly } from "./phrases.ts";

/** Clear at any time after the terms were shown. */
const ACCEPT: PhrasesByLocale = {
  "pt-BR": [
    "(?:eu |sim )*(?:aceito|concordo|autorizo)(?: os termos| com os termos| tudo)?",
    "de acordo|estou de acordo|aceitar",
  ],
  en: ["(?:yes )?i (?:agree|accept|consent)(?: to the terms| the terms)?", "agree|accept|accepted|agreed"],
  es: ["(?:si )?(?:acepto|autorizo)(?: los terminos)?", "(?:estoy )?de acuerdo|aceptar"],
};
/** Clear only as the answer to the question that was just asked. */
const YES: PhrasesByLocale = {
  "pt-BR": ["sim|s|claro|pode ser|ok|okay|blz|beleza|com certeza|tudo bem|pode|isso|sim claro|ta bom|ta"],
  en: ["yes|y|yep|yeah|sure|ok|okay|fine|of course|yes sure"],
  es: ["si|claro|vale|bueno|por supuesto|si claro|dale"],
};
const DECLINE: PhrasesByLocale = {
  "pt-BR": [
    "(?:nao|eu nao) (?:aceito|concordo|autorizo)(?: os termos)?",
    "nao|nao quero|recuso|recusar|discordo|negativo|nao obrigad[oa]",
  ],
  en: ["i (?:do not|dont) (?:agree|accept|consent)", "no|nope|decline|i decline|refuse|i refuse|no thanks|dont agree"],
  es: ["no (?:acepto|autorizo)", "no|rechazo|rechazar|no quiero|no gracias|no estoy de acuerdo"],
};

const every = (phrases: PhrasesByLocale) => wholly(LOCALES.flatMap((locale: Locale) => phrases[locale]));
const accept = every(ACCEPT);
const yes = every(YES);
const decline = every(DECLINE);

/** What a message says to the terms: only a whole message that means nothing else counts. */
export function readConsent(text: string, { isOpen }: { isOpen: boolean }): "accepted" | "declined" | undefined {
  const bare = withoutSignature(clip(text));
  const said = bare.length > 100 ? "" : foldWords(bare).replace(/^please | (?:please|por favor)$/g, "");
  if (accept.test(said) || (isOpen && yes.test(said))) return "accepted";
  return isOpen && decline.test(said) ? "declined" : undefined;
}
