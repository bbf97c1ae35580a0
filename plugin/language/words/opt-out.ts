import type { Locale } from "../locale.ts";
import { clip, foldWords, withoutSignature } from "./fold-words.ts";
import { firstLocale, type PhrasesByLocale, wholly } from "./phrases.ts";

/** Only a whole message counts: "quero parar meu pedido" or "stop by tomorrow" ask for something else. */
const STOP: PhrasesByLocale = {
  "pt-BR": [
    "(?:quero |desejo )?sair(?: da lista| desta lista)?",
    "parar?(?: as| essas| estas)? mensage(?:m|ns)",
    "(?:pare|para|parem|parar) de (?:me )?(?:mandar|enviar)(?: mais)?(?: essas| estas)?(?: mensage(?:m|ns))?",
    "parar|pare|parem",
    "parar promoc(?:oes|ao)",
    "cancelar? (?:a |minha |a minha )?inscricao",
    "(?:quero )?(?:me )?descadastr(?:ar|e|o)(?:-?me)?",
    "(?:quero )?(?:me )?desinscrever",
    "(?:me )?(?:remova|remove|remover|tire|tira|retire)(?: me)?(?: o meu numero| meu numero| meu contato)?(?: da| dessa| desta) lista",
    "nao quero(?: mais)? receber(?: mais)?(?: as| essas| estas| suas)?(?: mensage(?:m|ns)| nada)?",
    "nao (?:me )?(?:mande|mandem|envie|enviem)(?: mais)?(?: nenhuma)?(?: mensage(?:m|ns))?",
    "nao quero mais (?:essas |estas |suas )?mensage(?:m|ns)",
  ],
  en: [
    "stop(?: ?all)?",
    "stop(?: sending| texting| messaging)(?: me)?(?: any)?(?: more)?(?: messages| texts)?",
    "stop (?:the |these |your |all )?(?:messages|texts|promotions)",
    "unsubscribe(?: me)?",
    "opt ?out|opt me out",
    "(?:please )?remove me(?: from (?:the|this|your) list)?",
    "(?:dont|do not) (?:text|message|contact) me(?: again| anymore| any more)?",
    "no more (?:messages|texts)",
  ],
  es: [
    "(?:quiero )?salir(?: de la lista| de esta lista)?",
    "parar|paren|detener|detengan|(?:parar|detener) promociones",
    "(?:de |la )?baja|(?:quiero |deseo )?(?:dar(?:me)?|denme|dame|deme) de baja",
    "cancelar (?:la |mi )?(?:suscripcion|inscripcion)",
    "desuscribir(?:me)?|desuscribirse",
    "no quiero(?: recibir)? mas(?: sus)? mensajes|no mas mensajes",
    "no (?:me )?(?:escriban|escribas|envien|envies|manden|mandes)(?: mas)?(?: mensajes)?",
    "dejen? de (?:escribirme|enviarme mensajes|mandarme mensajes)",
  ],
};

/** Asked only of those who opted out: everybody else means a menu or a button by "voltar". */
const START: PhrasesByLocale = {
  "pt-BR": [
    "(?:quero )?voltar?(?: a receber)?(?: as)?(?: mensagens)?",
    "reativar|reative|reinscrever|(?:quero )?me inscrever",
    "quero receber(?: as)?(?: mensagens)?(?: de novo| novamente)?",
  ],
  en: ["start|unstop|restart", "(?:re ?)?subscribe(?: me)?", "opt ?in|opt me in"],
  es: [
    "alta|(?:quiero )?(?:darme|dar|denme|deme|dame) de alta",
    "(?:quiero )?volver(?: a recibir)?(?: los)?(?: mensajes)?",
    "reactivar|iniciar",
  ],
};

const POLITE =
  /^(?:please |por favor )+|(?: please| por favor| obrigad[oa]| gracias| thanks| thank you| ja| agora| now)+$/g;

const stop = byLocale(STOP);
const start = byLocale(START);

/** The language of a message that asks the bot to be silent for good, or undefined when it asks for something else. */
export function readOptOut(text: string, preferred: Locale, further: readonly string[] = []): Locale | undefined {
  const said = bare(text);
  if (further.some((words) => bare(words) === said)) return preferred;
  return firstLocale(preferred, (locale) => stop[locale].test(said));
}

/** The language of a message that takes an opt-out back. */
export function readOptIn(text: string, preferred: Locale): Locale | undefined {
  const said = bare(text);
  return firstLocale(preferred, (locale) => start[locale].test(said));
}

function bare(text: string): string {
  const said = withoutSignature(clip(text));
  // Longer than any of the phrases: not worth a look.
  return said.length > 200 ? "" : foldWords(said).replace(POLITE, "");
}

function byLocale(phrases: PhrasesByLocale): Readonly<Record<Locale, RegExp>> {
  return { "pt-BR": wholly(phrases["pt-BR"]), en: wholly(phrases.en), es: wholly(phrases.es) };
}
