import type { Locale } from "../../language/locale.ts";

interface Words {
  readonly howAreYou: string;
  readonly goodbye: string;
  readonly praised: string;
  readonly acknowledged: string;
  readonly tellMe: string;
  readonly noHurry: string;
  readonly iAmABot: string;
  /** Asked when an answer was not what the customer wanted. */
  readonly sayOtherwise: string;
  readonly whichTopic: string;
  readonly source: string;
}

/** What the bot says of itself when no knowledge is needed. */
export const talkTexts: Readonly<Record<Locale, Words>> = {
  "pt-BR": {
    howAreYou: "Tudo bem, obrigado! Sou o assistente virtual. Em que posso ajudar?",
    goodbye: "Até mais! Se precisar, é só escrever.",
    praised: "Que bom! Obrigado pelo carinho.",
    acknowledged: "Certo! Se precisar de mais alguma coisa, é só escrever.",
    tellMe: "Claro! Conte em uma mensagem o que você precisa.",
    noHurry: "Sem pressa, fico por aqui.",
    iAmABot: "Sou um assistente virtual. Pode perguntar; se eu não souber, chamo uma pessoa da equipe.",
    sayOtherwise: "Entendi. Pode dizer com outras palavras o que você precisa?",
    whichTopic: "Não tenho certeza do que você quer saber. É sobre um destes assuntos?",
    source: "Fonte",
  },
  en: {
    howAreYou: "All well, thank you! I am the virtual assistant. How can I help you?",
    goodbye: "Goodbye! Write any time you need something.",
    praised: "Glad to hear that, thank you!",
    acknowledged: "All right! Write any time you need something else.",
    tellMe: "Sure! Tell me in a message what you need.",
    noHurry: "No hurry, I am here.",
    iAmABot: "I am a virtual assistant. Ask away; what I do not know, I pass to a person of the team.",
    sayOtherwise: "I see. Could you say in other words what you need?",
    whichTopic: "I am not sure what you would like to know. Is it about one of these?",
    source: "Source",
  },
  es: {
    howAreYou: "¡Todo bien, gracias! Soy el asistente virtual. ¿En qué puedo ayudarte?",
    goodbye: "¡Hasta luego! Escribe cuando lo necesites.",
    praised: "¡Qué bien! Gracias por tus palabras.",
    acknowledged: "¡De acuerdo! Si necesitas algo más, escribe cuando quieras.",
    tellMe: "¡Claro! Cuéntame en un mensaje qué necesitas.",
    noHurry: "Sin prisa, aquí estoy.",
    iAmABot: "Soy un asistente virtual. Pregunta lo que quieras; si no lo sé, llamo a una persona del equipo.",
    sayOtherwise: "Entiendo. ¿Puedes decirme con otras palabras qué necesitas?",
    whichTopic: "No estoy seguro de lo que quieres saber. ¿Es sobre uno de estos temas?",
    source: "Fuente",
  },
};
