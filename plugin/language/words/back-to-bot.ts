import { LOCALES, type Locale } from "../locale.ts";
import { foldWords } from "./fold-words.ts";
import { type PhrasesByLocale, wholly } from "./phrases.ts";

const PT_BOT = "(?:o |com o |com a |a |um )?(?:robo|bot|assistente|assistente virtual|chatbot|ia)";
const PT_NEVER_MIND =
  "(?:deixa|deixa para la|deixe|esquece|esqueca|nao precisa|nao precisa mais|tudo bem|ok|pode deixar|melhor)";
const BACK: PhrasesByLocale = {
  "pt-BR": [
    `(?:${PT_NEVER_MIND} )*(?:pode ser|quero|prefiro|volta para|voltar para|falo|vou falar|eu falo|eu prefiro|eu quero|pode me passar para)(?: mesmo)? ${PT_BOT}(?: mesmo)?`,
    `(?:${PT_NEVER_MIND} )*(?:o|a) (?:robo|bot|assistente) (?:mesmo|serve|resolve)`,
    "(?:deixa |esquece |nao )*(?:nao )?(?:preciso|quero|precisa) mais (?:de |falar com )?(?:um |uma |o |a )?(?:atendente|pessoa|humano|ninguem)",
  ],
  en: [
    "(?:never ?mind |forget it |its ok |ok |no )*(?:the bot is (?:fine|ok|okay|good)|bot is fine|i(?:ll| will)? (?:talk|go|continue|stay) (?:to|with) the bot|i(?:d| would)? (?:want|prefer|rather have|like) the bot(?: again| back)?|back to the bot)",
    "(?:never ?mind |forget it )*(?:i )?(?:dont|do not|no longer) need (?:a |an |the )?(?:human|person|agent)(?: any ?more)?",
  ],
  es: [
    "(?:dejalo |olvidalo |deja |olvida |no |esta bien |mejor )*(?:quiero|prefiero|sigo con|seguir con|hablo con|puede ser|volver con|volver al) (?:con )?(?:el |al )?(?:bot|robot|asistente)(?: mismo)?",
    "(?:dejalo |olvidalo |ya )*no (?:necesito|quiero) mas (?:a )?(?:un |una |el )?(?:agente|persona|humano|asesor)",
  ],
};

const back = wholly(LOCALES.flatMap((locale: Locale) => BACK[locale]));

/** The customer, who waits for a person, would rather have the bot again. The whole message must say so. */
export function wantsBotBack(text: string): boolean {
  return text.length <= 200 && back.test(foldWords(text));
}
