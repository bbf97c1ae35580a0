import type { Locale } from "../locale.ts";
import { CLAUSE, clip, foldClauses } from "./fold-words.ts";
import { anyOf, firstLocale, type PhrasesByLocale } from "./phrases.ts";

/** What a person must see at once: somebody may hurt themselves, or others. */
export interface Threat {
  readonly kind: "self_harm" | "violence";
  readonly locale: Locale;
}

const PT_DIE = "(?:matar|suicidar|enforcar|mutilar)";
const SELF_HARM: PhrasesByLocale = {
  "pt-BR": [
    `(?:quero|vou|queria|penso em|pensando em|pensei em|vontade de|tentei|pretendo|planejo|decidi|ainda) me ${PT_DIE}`,
    `(?:quer|queria|tentou|tenta|pensa em|pensando em|ameaca|ameacou|disse que vai) se ${PT_DIE}`,
    "(?:quero|queria|vontade de|so quero|melhor) (?:eu )?morrer",
    "(?:melhor|queria) (?:eu )?estar mort[oa]",
    `(?:nao (?:quero|aguento|consigo)|cansei de|nao vejo (?:mais )?(?:sentido|razao) (?:em|para)) (?:mais )?(?:viver|continuar vivend[oa]|estar viv[oa])(?: mais)?(?= [${CLAUSE}]|$)`,
    "(?:tirar|acabar com|por fim a|dar fim a|dar um fim na|terminar com|encerrar) (?:a )?(?:minha |propria |minha propria )vida",
    "(?:pens[a-z]+ em|comet[a-z]+|tent[a-z]+(?: de| o)?|vontade de|ideia de) (?:o )?suicidio|me suicid[a-z]+",
    "(?:vou|quero|estou|to|comecei a|voltei a) me (?:cortar|cortando|mutilando|enforcando)(?! (?:o|a|do|da|fora) )",
    "(?:vou|quero|pensando em|vontade de) me jogar d[aeo] (?:ponte|predio|janela|viaduto|sacada)",
    "nao quero(?: mais)? acordar(?: mais)?(?: amanha)?",
  ],
  en: [
    "(?:want|going|gonna|wanna|plan|planning|thinking (?:about|of)|thought (?:about|of)|tempted|feel like|urge|will|ill|might) (?:to )?(?:kill|killing|hurt|hurting|harm|harming|hang|hanging|cut|cutting) myself",
    "(?:wants|trying|tried|threatening|threatened|going|gonna) (?:to )?(?:kill|hurt|harm) (?:himself|herself|themsel(?:f|ves))",
    "(?:i )?(?:just )?(?:want|wanna|wanted) (?:to )?die|wish i (?:was|were) dead|better off dead",
    "(?:end|ending|take|taking|ended) my (?:own )?life",
    "(?:commit|committing|attempt|attempting|attempted|considering|contemplating|thinking (?:about|of)) suicide|(?:im|i am|feel|feeling) suicidal",
    `(?:dont|do not|cant|no longer) (?:want to |wanna )?(?:live|be alive|go on living)(?: any ?more)?(?= [${CLAUSE}]|$)|no reason to live`,
  ],
  es: [
    "(?:quiero|voy a|pienso en|pensando en|ganas de|intente|pense en|quisiera|planeo) (?:matarme|suicidarme|morirme|morir|quitarme la vida|ahorcarme|cortarme)",
    "me (?:voy a|quiero|quisiera) (?:matar|suicidar|ahorcar)",
    "(?:quiere|intento|piensa en|amenaza con) (?:matarse|suicidarse|quitarse la vida)",
    `no quiero (?:seguir )?(?:vivir|viviendo)(?: mas)?(?= [${CLAUSE}]|$)|no quiero vivir mas`,
    "(?:quitarme la|acabar con mi|terminar con mi) vida|mejor estar muert[oa]",
    "(?:pens[a-z]+ en|comet[a-z]+|intent[a-z]+) (?:el )?suicidio",
  ],
};

const PT_VICTIM =
  "(?:voce|voces|ele|ela|eles|elas|alguem|todos|todo mundo|(?:(?:o|a|meu|minha|seu|sua|esse|essa|aquele|aquela) )?(?:gerente|chefe|marido|esposa|mulher|vizinh[oa]|atendente|vendedora?|entregador|motoboy|funcionari[oa]|patrao|don[oa]|namorad[oa]|familia|pai|mae|filh[oa]s?))";
const VIOLENCE: PhrasesByLocale = {
  "pt-BR": [
    "(?:vou|vamos|irei|quero|ainda) (?:te|lhe|lhes) (?:matar|esfaquear|espancar|estrangular|arrebentar|queimar|dar um tiro|meter bala|meter a faca|quebrar a cara|encher de porrada)",
    `(?:vou|vamos|irei|quero|ainda) (?:matar|esfaquear|espancar|estrangular|atirar em|dar um tiro em) ${PT_VICTIM}`,
    "vou (?:quebrar|arrebentar) (?:a |tua |a tua |sua |a sua )cara",
    "vou (?:explodir|incendiar|queimar|(?:botar|tacar|colocar|por|atear) fogo)(?: em| na| no| nessa| nesse)?(?: a| o| essa| esse| toda)?(?: sua| tua)? (?:loja|empresa|escritorio|predio|sede|fabrica|casa|tudo)",
    "vou (?:ai|la|ate ai|ate la|na loja) (?:armad[oa]|com (?:uma )?(?:arma|faca|pistola))",
    "sei onde (?:voce|voces|tu) (?:mora|moram|trabalha|trabalham)",
    "(?:voce|voces) (?:vai|vao) (?:morrer|pagar com a vida)",
  ],
  en: [
    "(?:i|we|im|ill|id|gonna|will|going to|want to|wanna) (?:(?:will|am|are|going to|gonna|want to|wanna) )*(?:kill|murder|shoot|stab|strangle|beat up|hurt) (?:you|him|her|them|all of you|everyone|everybody|someone|somebody|(?:my|your) (?:wife|husband|boss|neighbou?r|family|kids|staff|mother|father))",
    "(?:burn down|blow up|bomb|set fire to) (?:your|the|this|that) (?:store|shop|office|building|house|place|company)",
    "(?:bring|coming with|come with|have) (?:a|my) gun|i know where you (?:live|work)",
  ],
  es: [
    "(?:te|les|los|las|lo|la) voy a (?:matar|golpear|apunalar|disparar|quemar|estrangular|romper la cara|partir la cara)",
    "voy a (?:matarte|matarlos|matarlo|matarla|matarlas|golpearte|dispararte|apunalarte|estrangularte)",
    "voy a matar a (?:el|ella|ellos|alguien|todos|(?:mi|tu|su) (?:esposo|esposa|marido|mujer|jefe|vecin[oa]|familia))",
    "voy a (?:quemar|explotar|incendiar|volar) (?:la|el|tu|su|esta|ese|esa) (?:tienda|oficina|local|edificio|casa|empresa)",
    "tengo un arma|se donde (?:vives|trabajas|viven)",
  ],
};

/** Said every day and meant harmlessly; taken out before anything is looked for. */
const HARMLESS = [
  "(?:quero |vou |quase |estou |to )*morr[a-z]+ (?:de|por|com) (?:tanto |tanta )?(?:rir|riso|fome|sede|sono|saudades?|calor|frio|vontade|amor|medo|inveja|tedio|curiosidade|vergonha|cansaco|ansiedade|preguica|orgulho)",
  "(?:quero |vou |queria |ia )?(?:me |se )?mat[a-z]+ de (?:tanto |tanta )?(?:rir|trabalhar|estudar|correr|malhar|trabalho|fome|raiva|vergonha)",
  "(?:vou |quero |queria )?mat[a-z]+ (?:a |as |o |minha |minhas |essa |aquela |um pouco d[ao]s? )*(?:saudades?|fome|sede|aulas?|curiosidade|charada|tempo|vontade|trabalho|jogo|partida|bola|desejo|barata|mosquitos?|formigas?|ratos?)",
  "(?:esquadrao|gol|missao|mergulho) suicida|suicidio (?:financeiro|comercial|politico|profissional)",
  "se (?:o |a |meu |nosso )?[a-z ]{2,40} (?:perder|cair|empatar|for rebaixado|nao ganhar)[a-z ]{0,30}? (?:eu )?(?:vou |quero )?(?:me )?(?:mat[a-z]+|morr[a-z]+)",
  "(?:want to |wanna |going to |could |just )?die (?:of|from|laughing|for)(?: [a-z]+)?|dying (?:to|for|of)|to die for",
  "kill(?:ing)? (?:time|two birds|the mood|it|the vibe|some time)|shoot (?:you|me|him|her|them) (?:a|an|the|your|over) [a-z]+",
  "morirme? de (?:la )?(?:risa|hambre|sed|frio|calor|suen[oa]|verguenza|ganas|amor|miedo)",
  "matar(?:me)? (?:el|la|de) (?:tiempo|hambre|ganas|sed|risa|curiosidad|trabajar|trabajo|aburrimiento)",
];
/** Beside these words in one clause a threat of violence is a boast about a game. Harm to oneself is never taken lightly. */
const GAMES =
  "(?:jogo|jogar|partida|campeonato|pelada|futebol|gol|gols|fifa|free fire|videogame|xadrez|truco|game|match|tournament|chess|ping pong|juego|partido|futbol)";
/** Directly before, it is a denial. */
const DENIED =
  /(?<![^ ])(?:nao|nunca|jamais|nem|not|never|dont|didnt|wont|no|nunca|jamas)(?: (?:eu|i|me|would|want|to|que|voy a|vou|quero|quiero))*$/;

const harmless = anyOf(HARMLESS);
const games = anyOf([GAMES]);
const selfHarm = byLocale(SELF_HARM);
const violence = byLocale(VIOLENCE);

/** Announced harm to oneself or to others, or undefined. A first look that is careful with what people say every day. */
export function findThreat(text: string, preferred: Locale): Threat | undefined {
  const said = foldClauses(clip(text));
  // Nearly every message ends here; the harmless sayings cost more to look for than the rest.
  if (!read(said, preferred)) return undefined;
  return read(said.replace(harmless, CLAUSE), preferred);
}

function read(said: string, preferred: Locale): Threat | undefined {
  const own = firstLocale(preferred, (locale) => finds(said, selfHarm[locale]));
  if (own) return { kind: "self_harm", locale: own };
  const clauses = said.split(CLAUSE);
  const serious = clauses.filter((clause) => clause.search(games) === -1).join(CLAUSE);
  const others = firstLocale(preferred, (locale) => finds(serious, violence[locale]));
  return others && { kind: "violence", locale: others };
}

function finds(said: string, pattern: RegExp): boolean {
  for (const { index } of said.matchAll(pattern)) {
    if (!DENIED.test(said.slice(Math.max(0, index - 40), index).trimEnd())) return true;
  }
  return false;
}

function byLocale(phrases: PhrasesByLocale): Readonly<Record<Locale, RegExp>> {
  return { "pt-BR": anyOf(phrases["pt-BR"]), en: anyOf(phrases.en), es: anyOf(phrases.es) };
}
