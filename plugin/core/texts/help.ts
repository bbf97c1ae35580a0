import type { Locale } from "../../language/locale.ts";
import type { Level, MoodCourse } from "../commands/agent-help.ts";

interface Words {
  readonly summary: string;
  readonly analysis: string;
  readonly topic: string;
  readonly issue: string;
  readonly status: string;
  readonly next: string;
  readonly mood: string;
  readonly urgency: string;
  readonly complexity: string;
  readonly levels: Readonly<Record<Level, string>>;
  readonly trends: Readonly<Record<MoodCourse["trend"], string>>;
  readonly botCan: string;
  readonly botCannot: string;
  readonly actions: string;
  readonly suggestion: string;
  readonly alternatives: string;
  readonly noSuggestion: string;
  readonly draft: string;
  readonly copyOrSend: (send: string) => string;
  readonly noDraft: string;
  readonly sources: string;
  readonly confidence: string;
  readonly translation: (to: string) => string;
  readonly nothingToTranslate: string;
  readonly noTranslator: string;
  readonly nothingSaid: string;
  readonly madeBy: Readonly<Record<"model" | "rules", string>>;
  /** What the rules say about where a conversation stands. */
  readonly waitsForAnswer: string;
  readonly waitsForCustomer: string;
  readonly resolved: string;
  readonly answerLast: string;
  readonly acknowledge: string;
  readonly hurry: string;
  readonly waitOrAsk: string;
  readonly splitUp: string;
  readonly letBotAnswer: string;
  readonly callSupervisor: string;
  readonly whyUpset: string;
  readonly whyUnknown: string;
  readonly whyComplex: string;
}

/** How help for agents reads, and what it says when rules have to make it. */
export const helpTexts: Readonly<Record<Locale, Words>> = {
  "pt-BR": {
    summary: "Resumo",
    analysis: "Análise",
    topic: "Assunto",
    issue: "O que o cliente diz",
    status: "Situação",
    next: "Próximos passos",
    mood: "Humor",
    urgency: "Urgência",
    complexity: "Complexidade",
    levels: { low: "baixa", medium: "média", high: "alta" },
    trends: { better: "melhorando", worse: "piorando", steady: "estável" },
    botCan: "O robô pode atender",
    botCannot: "O robô não deve atender",
    actions: "Recomendado",
    suggestion: "Sugestão (não enviada)",
    alternatives: "Alternativas",
    noSuggestion: "Nada na base de conhecimento responde a isto.",
    draft: "Rascunho (não enviado)",
    copyOrSend: (send) => `Copie, ou envie ao cliente com \`@${send}\`.`,
    noDraft:
      "Sem um modelo de linguagem o robô só escreve o que está na base de conhecimento, e nela não há nada sobre isto.",
    sources: "Fontes",
    confidence: "confiança",
    translation: (to) => `Tradução (${to})`,
    nothingToTranslate: "Não há mensagem do cliente para traduzir.",
    noTranslator: "Traduzir precisa de um modelo de linguagem, e nenhum está configurado.",
    nothingSaid: "O cliente ainda não escreveu nada.",
    madeBy: {
      model: "Feito por um modelo de linguagem: confira.",
      rules: "Feito por regras, sem modelo de linguagem.",
    },
    waitsForAnswer: "o cliente espera por uma resposta",
    waitsForCustomer: "a vez é do cliente",
    resolved: "resolvida",
    answerLast: "Responder à última pergunta do cliente.",
    acknowledge: "Começar reconhecendo o problema.",
    hurry: "Responder logo: o cliente tem pressa.",
    waitOrAsk: "Esperar pelo cliente, ou perguntar se ficou claro.",
    splitUp: "Tratar um assunto de cada vez: são vários.",
    letBotAnswer: "Deixar o robô responder (`@bot`).",
    callSupervisor: "Chamar a supervisão (`@escalar`).",
    whyUpset: "o cliente está insatisfeito e precisa de uma pessoa",
    whyUnknown: "a base de conhecimento não tem a resposta",
    whyComplex: "são vários assuntos ao mesmo tempo",
  },
  en: {
    summary: "Summary",
    analysis: "Analysis",
    topic: "Topic",
    issue: "What the customer says",
    status: "Status",
    next: "Next steps",
    mood: "Mood",
    urgency: "Urgency",
    complexity: "Complexity",
    levels: { low: "low", medium: "medium", high: "high" },
    trends: { better: "getting better", worse: "getting worse", steady: "steady" },
    botCan: "The bot can handle it",
    botCannot: "The bot should not handle it",
    actions: "Recommended",
    suggestion: "Suggestion (not sent)",
    alternatives: "Alternatives",
    noSuggestion: "Nothing in the knowledge base answers this.",
    draft: "Draft (not sent)",
    copyOrSend: (send) => `Copy it, or send it to the customer with \`@${send}\`.`,
    noDraft:
      "Without a language model the bot writes only what the knowledge base says, and it says nothing about this.",
    sources: "Sources",
    confidence: "confidence",
    translation: (to) => `Translation (${to})`,
    nothingToTranslate: "There is no message of the customer to translate.",
    noTranslator: "Translating takes a language model, and none is configured.",
    nothingSaid: "The customer has not written anything yet.",
    madeBy: { model: "Made by a language model: please check.", rules: "Made by rules, without a language model." },
    waitsForAnswer: "the customer waits for an answer",
    waitsForCustomer: "it is the customer's turn",
    resolved: "resolved",
    answerLast: "Answer the customer's last question.",
    acknowledge: "Begin by acknowledging the problem.",
    hurry: "Answer soon: the customer is in a hurry.",
    waitOrAsk: "Wait for the customer, or ask whether it is clear.",
    splitUp: "Take one matter at a time: there are several.",
    letBotAnswer: "Let the bot answer (`@bot`).",
    callSupervisor: "Call a supervisor (`@escalate`).",
    whyUpset: "the customer is upset and needs a person",
    whyUnknown: "the knowledge base does not have the answer",
    whyComplex: "there are several matters at once",
  },
  es: {
    summary: "Resumen",
    analysis: "Análisis",
    topic: "Tema",
    issue: "Lo que dice el cliente",
    status: "Estado",
    next: "Próximos pasos",
    mood: "Ánimo",
    urgency: "Urgencia",
    complexity: "Complejidad",
    levels: { low: "baja", medium: "media", high: "alta" },
    trends: { better: "mejorando", worse: "empeorando", steady: "estable" },
    botCan: "El robot puede atender",
    botCannot: "El robot no debería atender",
    actions: "Recomendado",
    suggestion: "Sugerencia (no enviada)",
    alternatives: "Alternativas",
    noSuggestion: "Nada en la base de conocimiento responde a esto.",
    draft: "Borrador (no enviado)",
    copyOrSend: (send) => `Cópialo, o envíalo al cliente con \`@${send}\`.`,
    noDraft:
      "Sin un modelo de lenguaje el robot solo escribe lo que dice la base de conocimiento, y no dice nada sobre esto.",
    sources: "Fuentes",
    confidence: "confianza",
    translation: (to) => `Traducción (${to})`,
    nothingToTranslate: "No hay ningún mensaje del cliente para traducir.",
    noTranslator: "Traducir requiere un modelo de lenguaje, y no hay ninguno configurado.",
    nothingSaid: "El cliente todavía no ha escrito nada.",
    madeBy: { model: "Hecho por un modelo de lenguaje: revísalo.", rules: "Hecho por reglas, sin modelo de lenguaje." },
    waitsForAnswer: "el cliente espera una respuesta",
    waitsForCustomer: "le toca al cliente",
    resolved: "resuelta",
    answerLast: "Responder a la última pregunta del cliente.",
    acknowledge: "Empezar reconociendo el problema.",
    hurry: "Responder pronto: el cliente tiene prisa.",
    waitOrAsk: "Esperar al cliente, o preguntar si quedó claro.",
    splitUp: "Tratar un asunto a la vez: son varios.",
    letBotAnswer: "Dejar que responda el robot (`@bot`).",
    callSupervisor: "Llamar a supervisión (`@escalar`).",
    whyUpset: "el cliente está molesto y necesita a una persona",
    whyUnknown: "la base de conocimiento no tiene la respuesta",
    whyComplex: "son varios asuntos a la vez",
  },
};
