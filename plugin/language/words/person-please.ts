import type { Locale } from "../locale.ts";
import { CLAUSE, clip, foldClauses, foldWords } from "./fold-words.ts";
import { anyOf, firstLocale, literally, type PhrasesByLocale, wholly } from "./phrases.ts";

export interface PersonWords {
  /** Further words that mean "a person, please". */
  readonly words: readonly string[];
  /** Phrases with such words that do not mean it. */
  readonly not_words: readonly string[];
}

const PT_A = "(?:(?:um|uma|uns|o|a|os|algum|alguma|outro|outra|seu|sua) )?";
const PT_HUMAN =
  "(?:atendente(?: humano| de verdade| real)?|humano|ser humano|pessoa (?:de verdade|real|humana)|gente de verdade|operadora?|atendimento humano|suporte humano)";
const PT_SOMEBODY = `(?:${PT_HUMAN}|pessoa|alguem|gente|funcionari[oa]|consultora?|vendedora?|gerente|supervisora?|responsavel|especialista|corretora?)`;
const PT_BOT = "(?:robo|robos|bot|chatbot|maquina|ia|inteligencia artificial|assistente virtual)";

const EN_A = "(?:(?:a|an|the|some|any|another|your) )?";
const EN_HUMAN =
  "(?:human(?: being| agent| operator)?|real (?:person|human|agent)|actual (?:person|human)|live (?:person|agent|human)|(?:customer )?(?:service )?(?:agent|rep|representative)|operator)";
const EN_SOMEBODY = `(?:${EN_HUMAN}|person|people|someone|somebody|manager|supervisor|executive|advis[oe]r|staff|(?:someone|somebody|a person) (?:from|in) [a-z]+)`;

const ES_A = "(?:(?:un|una|el|la|los|algun|alguna|otro|otra|su|tu) )?";
const ES_HUMAN =
  "(?:humano|ser humano|persona (?:real|de verdad|humana)|agente(?: humano)?|asesora?(?: humano)?|operadora?|representante|ejecutiv[oa]|atencion humana)";
const ES_SOMEBODY = `(?:${ES_HUMAN}|persona|alguien|encargad[oa]|gerente|supervisora?|vendedora?|responsable)`;

/** Said anywhere in a message: a wish, an order or a question that is about getting to a person. */
const WISHES: PhrasesByLocale = {
  "pt-BR": [
    `(?:falar|conversar|falo|converso|fale|tratar) (?:direto |diretamente )?com (?:(?:um|uma|algum|alguma|outro|outra) )?${PT_SOMEBODY}`,
    // "Vou falar com o gerente e já volto" is about the customer's own manager.
    `(?<!(?:vou|irei|vamos|preciso) )(?:falar|conversar|falo|converso) com (?:o|a|os|seu|sua) ${PT_SOMEBODY}`,
    `(?:(?:me )?(?:passa|passe|passar|transfere|transfira|transferir|encaminha|encaminhe|encaminhar|direciona|direcione|direcionar|conecta|conecte|coloca|coloque|chama|chame|chamar))(?: me)?(?: logo| ja| direto)?(?: para| com| ao| a| o)? ${PT_A}${PT_SOMEBODY}`,
    `(?:quero|queria|preciso de|prefiro|gostaria de|necessito de|exijo)(?: ser atendid[oa] por| ajuda de| atendimento (?:de|com|por))? ${PT_A}${PT_HUMAN}`,
    `quero uma pessoa|(?:atendid[oa]|atendimento) (?:por|com) ${PT_A}${PT_SOMEBODY}|atendimento humano`,
    `(?:tem|ha|existe|cade|onde (?:esta|tem)) (?:um|uma|o|a|algum|alguma) ${PT_HUMAN}`,
    `(?:nao quero|nao queria|nao aguento|cansei de|odeio|chega de|para de)(?: mais)?(?: falar com| conversar com| atendimento (?:de|por))?(?: com)?(?: um| uma| o| a| esse| essa| este| esta)? ${PT_BOT}`,
  ],
  en: [
    `(?:talk|speak|chat) (?:to|with) ${EN_A}${EN_SOMEBODY}`,
    `(?:connect|transfer|forward|pass|put|hand|switch|escalate|give|get) me(?: through| over| on)?(?: to| with)? ${EN_A}${EN_SOMEBODY}`,
    `(?:want|need|would like|wanna|prefer|demand|id like|get) ${EN_A}${EN_HUMAN}`,
    "human (?:support|help|assistance)",
    `is there ${EN_A}${EN_HUMAN}`,
    "(?:dont want|do not want|hate|tired of|sick of|stop)(?: to)?(?: talk(?:ing)?| speak(?:ing)?| chat(?:ting)?)?(?: to| with)?(?: a| the| this)? (?:bot|robot|machine|chatbot|ai)",
  ],
  es: [
    `(?:hablar|platicar|conversar|chatear|comunicarme|hablo) (?:directamente )?con ${ES_A}${ES_SOMEBODY}`,
    `(?:pasame|paseme|pasarme|comunicame|comuniqueme|conectame|conecteme|transfiereme|transfierame|transferirme|ponme|llama|llame|me (?:pasas?|comunicas?|transfieres?|pones?)|me (?:puedes?|podrias?) (?:pasar|comunicar|transferir))(?: con| a)? ${ES_A}${ES_SOMEBODY}`,
    `(?:quiero|quisiera|necesito|prefiero|exijo)(?: ser atendid[oa] por| que me atienda)? ${ES_A}${ES_HUMAN}`,
    `que me atienda ${ES_A}${ES_SOMEBODY}|atencion (?:con|de) (?:una )?persona|atencion humana`,
    `hay (?:un|una|algun|alguna) ${ES_HUMAN}`,
    "(?:no quiero|no quisiera|odio|harto de|harta de)(?: mas)?(?: hablar)?(?: con)?(?: un| una| el| este| esta)? (?:robot|bot|maquina|chatbot|ia)",
  ],
};

/** Nothing else in the message: then a name for such people is enough. */
const ALONE: PhrasesByLocale = {
  "pt-BR": [
    `(?:oi |ola |por favor )*${PT_A}(?:${PT_HUMAN}|pessoa|atendimento)(?: por favor| please| agora| ja| urgente)*`,
  ],
  en: [
    `(?:hi |hello |please )*${EN_A}(?:${EN_HUMAN}|person|chat agent)(?: please| now| available| to (?:talk|answer|help)(?: to)?)*`,
  ],
  es: [`(?:hola |por favor )*${ES_A}(?:${ES_HUMAN}|persona)(?: por favor| please| ahora| ya)*`],
};

/** Directly before the wish, in the same clause, these turn it round. "Não consigo falar com…" does not. */
const TURNED_ROUND = [
  "(?:nao|nem)(?: (?:me|te|quero|queria|preciso|precisa|precisava|precisamos|gostaria|desejo|vou|vai|vamos|seria|necessario|necessito|adianta|de|que|ser|mais|ainda|agora|hoje|(?:ha|tem|vejo) (?:necessidade|motivo|porque)))*",
  "(?:sem|dispenso|evitar|evito|detesto|antes de|depois de|em vez de|ao inves de)(?: (?:ter|precisar|que|de|me|eu))*",
  "(?:dont|do not|didnt|did not|doesnt|never|not|no need|without|rather not|instead of|before|wont|no)(?: (?:want|need|have|like|wish|to|me|you|really|please|just|even|having|of|i|any))*",
  // "Do I have to talk to someone?" hopes for a no.
  "(?:do|does|did|would|will|should|must|why) (?:i|we)(?: (?:have|need|got) to)?",
  "(?:no|sin|ni|tampoco|nunca|antes de|en vez de|en lugar de)(?: (?:me|te|quiero|quisiera|necesito|hace|falta|deseo|voy|a|que|tener|mas|es|necesario|por|ahora))*",
];

/** More letters than any of these has: looking further back would cost and find nothing. */
const LONGEST_TURN = 80;

const wishes = { "pt-BR": anyOf(WISHES["pt-BR"]), en: anyOf(WISHES.en), es: anyOf(WISHES.es) };
const alone = { "pt-BR": wholly(ALONE["pt-BR"]), en: wholly(ALONE.en), es: wholly(ALONE.es) };
const turnedRound = new RegExp(`(?<![^ ])(?:${TURNED_ROUND.join("|")})$`);

/** The language of a message that asks for a person, or undefined. Certain words only: what is vague is for the brain. */
export function readPersonWish(text: string, preferred: Locale, own: PersonWords): Locale | undefined {
  const said = withoutPhrases(foldClauses(clip(text)), own.not_words);
  if (own.words.length > 0 && asksInOwnWords(said, own.words)) return preferred;
  const bare = said.replaceAll(CLAUSE, " ").replace(/ +/g, " ").trim();
  return firstLocale(preferred, (locale) => alone[locale].test(bare) || asks(said, wishes[locale]));
}

function asks(said: string, wish: RegExp): boolean {
  for (const { index } of said.matchAll(wish)) {
    if (!turnedRound.test(said.slice(Math.max(0, index - LONGEST_TURN), index).trimEnd())) return true;
  }
  return false;
}

function asksInOwnWords(said: string, words: readonly string[]): boolean {
  return asks(said, anyOf(words.map((phrase) => literally(foldWords(phrase)))));
}

function withoutPhrases(said: string, phrases: readonly string[]): string {
  if (phrases.length === 0) return said;
  const unwanted = anyOf(phrases.map((phrase) => literally(foldWords(phrase))));
  return said.replace(unwanted, CLAUSE);
}
