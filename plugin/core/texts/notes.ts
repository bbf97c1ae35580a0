import type { Locale } from "../../language/locale.ts";

interface Words {
  readonly teamWaits: (time: string) => string;
  readonly opening: (time: string) => string;
  /** How many customers wait for people in all, this one among them. */
  readonly inTheQueue: (customers: number) => string;
  readonly agentWaits: (time: string) => string;
  readonly agentOpening: (time: string) => string;
  readonly noAnswer: (time: string) => string;
  readonly botTakesOver: string;
  readonly botMayNot: string;
  readonly closed: string;
  readonly takenBack: string;
  /** A tool wants to do something that only a person may allow. */
  readonly wantsApproval: (call: string) => string;
}

/** What the bot writes to people while they let a customer wait, in the language of the inbox. */
export const noteTexts: Readonly<Record<Locale, Words>> = {
  "pt-BR": {
    teamWaits: (time) => `Um cliente espera por uma pessoa há ${time}.`,
    opening: (time) => `Este cliente espera por uma pessoa desde antes da abertura (há ${time}).`,
    inTheQueue: (customers) => `Clientes na fila agora: ${customers}.`,
    agentWaits: (time) => `O cliente espera pela sua resposta há ${time}.`,
    agentOpening: (time) => `O cliente escreveu fora do horário e espera pela sua resposta há ${time}.`,
    noAnswer: (time) => `Sem resposta há ${time}.`,
    botTakesOver: "O robô assume de novo.",
    botMayNot: "O robô não pode assumir aqui: uma pessoa precisa responder.",
    closed: "Conversa encerrada.",
    takenBack: "O Chatwoot abriu esta conversa porque não alcançou o robô. O robô voltou e continua.",
    wantsApproval: (call) => `O robô pede permissão: ${call}. Responda \`@approve\` ou \`@reject\`.`,
  },
  en: {
    teamWaits: (time) => `A customer has been waiting for a person for ${time}.`,
    opening: (time) => `This customer has been waiting since before opening time (${time}).`,
    inTheQueue: (customers) => `Customers in the queue now: ${customers}.`,
    agentWaits: (time) => `The customer has been waiting for your answer for ${time}.`,
    agentOpening: (time) => `The customer wrote out of hours and has been waiting for your answer for ${time}.`,
    noAnswer: (time) => `No answer for ${time}.`,
    botTakesOver: "The bot takes over again.",
    botMayNot: "The bot may not take over here: a person has to answer.",
    closed: "Conversation closed.",
    takenBack: "Chatwoot opened this conversation because it could not reach the bot. The bot is back and goes on.",
    wantsApproval: (call) => `The bot asks for permission: ${call}. Answer \`@approve\` or \`@reject\`.`,
  },
  es: {
    teamWaits: (time) => `Un cliente espera a una persona desde hace ${time}.`,
    opening: (time) => `Este cliente espera desde antes de la apertura (hace ${time}).`,
    inTheQueue: (customers) => `Clientes en la cola ahora: ${customers}.`,
    agentWaits: (time) => `El cliente espera tu respuesta desde hace ${time}.`,
    agentOpening: (time) => `El cliente escribió fuera de horario y espera tu respuesta desde hace ${time}.`,
    noAnswer: (time) => `Sin respuesta desde hace ${time}.`,
    botTakesOver: "El robot vuelve a atender.",
    botMayNot: "El robot no puede atender aquí: tiene que responder una persona.",
    closed: "Conversación cerrada.",
    takenBack: "Chatwoot abrió esta conversación porque no alcanzó al robot. El robot ha vuelto y continúa.",
    wantsApproval: (call) => `El robot pide permiso: ${call}. Responde \`@approve\` o \`@reject\`.`,
  },
};
