import type { Locale } from "../../language/locale.ts";
import type { Reason } from "../baton/holder.ts";

export interface RecapWords {
  readonly customer: string;
  readonly wants: string;
  readonly alsoAsked: string;
  readonly notAnswered: string;
  readonly tried: string;
  readonly bot: string;
  readonly person: string;
  readonly toolFailed: (name: string) => string;
  readonly toolWaits: (name: string) => string;
  readonly toolDone: (name: string) => string;
  readonly data: string;
  readonly chosen: string;
  readonly mood: string;
  readonly moods: {
    readonly angry: string;
    readonly unhappy: string;
    readonly neutral: string;
    readonly happy: string;
  };
  readonly language: string;
  readonly languages: Readonly<Record<Locale, string>>;
  readonly sources: string;
  readonly attachment: string;
  readonly why: string;
  readonly next: string;
  /** Where the customer's words may not be read. */
  readonly unread: string;
  readonly reasons: Readonly<Partial<Record<Reason, { readonly why: string; readonly next: string }>>>;
  readonly anyReason: { readonly next: string };
}

/** What people read when the bot hands a conversation over, in the language of the inbox. */
export const recapTexts: Readonly<Record<Locale, RecapWords>> = {
  "pt-BR": {
    customer: "Cliente",
    wants: "Quer",
    alsoAsked: "Perguntou também",
    notAnswered: "Ainda sem resposta",
    tried: "Já tentado",
    bot: "Robô",
    person: "Pessoa",
    toolFailed: (name) => `${name} falhou`,
    toolWaits: (name) => `${name} espera aprovação`,
    toolDone: (name) => `${name} consultado`,
    data: "Dados",
    chosen: "Escolheu",
    mood: "Humor",
    moods: { angry: "😠 irritado", unhappy: "🙁 insatisfeito", neutral: "neutro", happy: "🙂 satisfeito" },
    language: "Idioma",
    languages: { "pt-BR": "português", en: "inglês", es: "espanhol" },
    sources: "Fontes",
    attachment: "(anexo)",
    why: "Motivo",
    next: "Próximo passo",
    unread: "O robô chama uma pessoa. Leia a conversa acima, por favor.",
    anyReason: { next: "Leia a conversa e responda." },
    reasons: {
      customer_request: { why: "o cliente pediu uma pessoa", next: "Apresente-se e retome o último pedido." },
      keyword: { why: "o cliente pediu uma pessoa", next: "Apresente-se e retome o último pedido." },
      low_confidence: { why: "o robô não teve certeza", next: "Confirme o que o cliente quer e responda." },
      missing_knowledge: {
        why: "o robô não sabe a resposta",
        next: "Responda; se a pergunta se repete, acrescente a resposta à base de conhecimento.",
      },
      unsupported_request: { why: "o robô não faz isso", next: "Resolva o pedido ou explique a alternativa." },
      policy: { why: "regra da caixa de entrada", next: "Só uma pessoa pode tratar disso: responda." },
      tool_failure: { why: "um sistema não respondeu", next: "Consulte o sistema à mão e responda." },
      model_failure: { why: "o robô falhou", next: "Responda ao último pedido." },
      budget: { why: "o limite de uso do robô acabou", next: "Responda ao último pedido." },
      loop: { why: "a conversa anda em círculos", next: "Pergunte com outras palavras o que falta." },
      negative_sentiment: { why: "o cliente está insatisfeito", next: "Comece reconhecendo o problema." },
      agent_command: { why: "uma pessoa pediu", next: "Leia o motivo acima e responda." },
      timeout: { why: "a conversa com o robô se estendeu demais", next: "Veja o que falta e conclua." },
      error: { why: "o robô falhou", next: "Responda ao último pedido." },
    },
  },
  en: {
    customer: "Customer",
    wants: "Wants",
    alsoAsked: "Also asked",
    notAnswered: "Not answered yet",
    tried: "Tried so far",
    bot: "Bot",
    person: "Person",
    toolFailed: (name) => `${name} failed`,
    toolWaits: (name) => `${name} waits for approval`,
    toolDone: (name) => `${name} was asked`,
    data: "Data",
    chosen: "Chose",
    mood: "Mood",
    moods: { angry: "😠 angry", unhappy: "🙁 unhappy", neutral: "neutral", happy: "🙂 happy" },
    language: "Language",
    languages: { "pt-BR": "Portuguese", en: "English", es: "Spanish" },
    sources: "Sources",
    attachment: "(attachment)",
    why: "Reason",
    next: "Next step",
    unread: "The bot asks for a person. Please read the conversation above.",
    anyReason: { next: "Read the conversation and answer." },
    reasons: {
      customer_request: {
        why: "the customer asked for a person",
        next: "Introduce yourself and take up the last request.",
      },
      keyword: { why: "the customer asked for a person", next: "Introduce yourself and take up the last request." },
      low_confidence: { why: "the bot was not sure", next: "Confirm what the customer wants and answer." },
      missing_knowledge: {
        why: "the bot does not know the answer",
        next: "Answer; if this is asked often, add the answer to the knowledge base.",
      },
      unsupported_request: { why: "the bot cannot do this", next: "Do it, or explain what is possible." },
      policy: { why: "a rule of the inbox", next: "Only a person may handle this: please answer." },
      tool_failure: { why: "a system did not answer", next: "Look it up by hand and answer." },
      model_failure: { why: "the bot failed", next: "Answer the last request." },
      budget: { why: "the bot's budget is spent", next: "Answer the last request." },
      loop: { why: "the conversation goes round in circles", next: "Ask in other words what is missing." },
      negative_sentiment: { why: "the customer is unhappy", next: "Begin by acknowledging the problem." },
      agent_command: { why: "a colleague asked for it", next: "Read the reason above and answer." },
      timeout: { why: "the bot has kept this for too long", next: "See what is missing and finish it." },
      error: { why: "the bot failed", next: "Answer the last request." },
    },
  },
  es: {
    customer: "Cliente",
    wants: "Quiere",
    alsoAsked: "También preguntó",
    notAnswered: "Aún sin respuesta",
    tried: "Ya se intentó",
    bot: "Robot",
    person: "Persona",
    toolFailed: (name) => `${name} falló`,
    toolWaits: (name) => `${name} espera aprobación`,
    toolDone: (name) => `${name} consultado`,
    data: "Datos",
    chosen: "Eligió",
    mood: "Ánimo",
    moods: { angry: "😠 enfadado", unhappy: "🙁 descontento", neutral: "neutro", happy: "🙂 contento" },
    language: "Idioma",
    languages: { "pt-BR": "portugués", en: "inglés", es: "español" },
    sources: "Fuentes",
    attachment: "(adjunto)",
    why: "Motivo",
    next: "Siguiente paso",
    unread: "El robot llama a una persona. Lee la conversación de arriba, por favor.",
    anyReason: { next: "Lee la conversación y responde." },
    reasons: {
      customer_request: { why: "el cliente pidió una persona", next: "Preséntate y retoma la última petición." },
      keyword: { why: "el cliente pidió una persona", next: "Preséntate y retoma la última petición." },
      low_confidence: { why: "el robot no estaba seguro", next: "Confirma qué quiere el cliente y responde." },
      missing_knowledge: {
        why: "el robot no sabe la respuesta",
        next: "Responde; si se pregunta a menudo, añade la respuesta a la base de conocimiento.",
      },
      unsupported_request: { why: "el robot no hace esto", next: "Resuélvelo o explica la alternativa." },
      policy: { why: "una regla de la bandeja", next: "Solo una persona puede tratarlo: responde." },
      tool_failure: { why: "un sistema no respondió", next: "Consúltalo a mano y responde." },
      model_failure: { why: "el robot falló", next: "Responde a la última petición." },
      budget: { why: "se agotó el presupuesto del robot", next: "Responde a la última petición." },
      loop: { why: "la conversación da vueltas", next: "Pregunta con otras palabras qué falta." },
      negative_sentiment: { why: "el cliente está descontento", next: "Empieza por reconocer el problema." },
      agent_command: { why: "lo pidió una persona", next: "Lee el motivo de arriba y responde." },
      timeout: { why: "el robot la ha tenido demasiado tiempo", next: "Mira qué falta y termínala." },
      error: { why: "el robot falló", next: "Responde a la última petición." },
    },
  },
};
