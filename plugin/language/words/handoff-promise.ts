import { clip, foldClauses } from "./fold-words.ts";
import { anyOf } from "./phrases.ts";

const PT_SOMEBODY =
  "(?:(?:o |a |os |as |um |uma |outr[oa] |nosso |nossa |nossos |nossas |algum |alguma |meu |minha )*(?:atendentes?|pessoas?|humano|humana|colegas?|especialistas?|consultor(?:a|es)?|vendedor(?:a|es)?|gerente|supervisor(?:a)?|equipe|time|setor|departamento|suporte|financeiro|atendimento)|alguem)";
const EN_SOMEBODY =
  "(?:(?:a |an |the |our |my |one of (?:our|my) |another |live |human |real )*(?:agents?|humans?|persons?|people|representatives?|colleagues?|specialists?|teams?|members?|managers?|supervisors?|experts?|department|support|staff)|someone|somebody)";
const ES_SOMEBODY =
  "(?:(?:el |la |los |las |un |una |otro |otra |nuestro |nuestra |nuestros |algun |alguna |mi )*(?:agentes?|personas?|humano|companer[oa]s?|coleg[oa]s?|especialistas?|asesor(?:a|es)?|vendedor(?:a|es)?|gerente|supervisor(?:a)?|equipo|departamento|soporte|area)|alguien)";

/** Said only by who really passes the conversation on. An offer ("if you like, I can …") is no promise. */
const PROMISES = [
  // Portuguese
  `(?:vou|irei|estou|ja estou|deixa eu|deixe me|vamos)(?: te| lhe| o| a| agora| ja)* (?:transferir|transferindo|encaminhar|encaminhando|direcionar|direcionando|redirecionar|conectar|conectando|passar|passando|repassar|escalar|chamar|chamando|acionar|acionando|avisar)(?: voce| te| lhe| agora| sua conversa| a sua conversa| seu caso| o seu caso| seu atendimento| o seu atendimento| sua solicitacao| a sua solicitacao)*(?: (?:a|ao|para|com|por|de|do|da))* ${PT_SOMEBODY}`,
  `(?:ja |acabei de )(?:transferi|encaminhei|direcionei|passei|repassei|chamei|acionei|avisei|transferir|encaminhar|chamar|acionar|avisar)[a-z ]{0,40}? ${PT_SOMEBODY}`,
  `${PT_SOMEBODY}(?: [a-z]+){0,4} (?:vai|vao|ira|irao|ja vai|entrara|entrarao|deve)(?: te| lhe| ja)*(?: entrar| falar| responder| atender| ajudar| continuar| assumir| retornar| ligar| chamar| contatar| em contato)`,
  "(?:voce|sua conversa|seu atendimento|seu caso) (?:sera|foi|esta sendo|vai ser) (?:transferid|encaminhad|direcionad|atendid)[oa]",
  "transferindo (?:voce|sua conversa|seu atendimento|a conversa|o atendimento)",
  // English
  `(?:i|ill|i will|i am|im|let me|we|we will|well|going to|i have|ive)(?: (?:will|am|just|now|already|going to|be|gonna))* (?:transfer|transferring|transferred|connect|connecting|connected|hand|handing|handed|escalate|escalating|escalated|forward|forwarding|forwarded|pass|passing|passed|put|putting|refer|referring|get|getting|notify|notified|alert|alerted)(?: you| this| it| your [a-z]+| over| on| through| up)*(?: (?:to|with|for|in touch with))? ${EN_SOMEBODY}`,
  `${EN_SOMEBODY}(?: (?:from|of|in|on) (?:our|the) [a-z]+(?: [a-z]+)?)? (?:will|is going to|are going to|shall|should)(?: be)?(?: right| shortly| soon)? (?:contact|call|reach|get (?:back|in touch)|be (?:with|in touch)|join|take over|assist|help|answer|reply|respond|follow up|with you|in touch|contacting|calling|reaching|joining|assisting|helping)`,
  "(?:you|your (?:chat|conversation|case|request)) (?:will be|are being|is being|have been|has been|were|was) (?:transferred|connected|escalated|forwarded|handed over)",
  // Spanish
  `(?:te|lo|la|le|los)?(?: ?(?:voy a|vamos a|estoy|ya))? ?(?:transferir|transfiero|transfiriendo|transferire|conectar|conecto|comunico|comunicar|paso|pasar|derivo|derivar|derivare|redirijo|escalo|contacto|aviso|llamo)(?:te|lo|la|le)?(?: tu (?:caso|conversacion|consulta))? (?:con|a|al) ${ES_SOMEBODY}`,
  `${ES_SOMEBODY}(?: [a-z]+){0,4} (?:va a|van a|se pondra|se pondran|te contactara|te contactaran|te atendera|te ayudara|te llamara|te respondera|te escribira|continuara|le contactara|le atendera)`,
  "(?:tu|su) (?:caso|conversacion|consulta) (?:sera|fue|ha sido|esta siendo) (?:transferid|derivad|escalad)[oa]",
];

const promises = anyOf(PROMISES);
/** Directly before, it is an offer, a condition or a denial. */
const NO_PROMISE =
  /(?<![^ ])(?:se|caso|quer que|quer|posso|podemos|gostaria|prefere|nao|nunca|if|would you like|want|can|could|may|should|shall|do not|dont|cannot|cant|never|unless|si|quieres|quiere|puedo|podemos|prefieres|no)(?: [a-z]+){0,3}$/;

/** Whether a text promises a person. The sentence of a handoff is the house's own: a model that says it has done nothing yet. */
export function promisesHandoff(text: string): boolean {
  return foldClauses(clip(text))
    .split("|")
    .some((clause) =>
      [...clause.matchAll(promises)].some(({ index }) => !NO_PROMISE.test(clause.slice(0, index).trimEnd())),
    );
}
