import type { Locale } from "../../language/locale.ts";

interface Words {
  readonly stillLooking: string;
  readonly offerBot: string;
  readonly withBot: string;
  readonly keepWaiting: string;
  readonly ticketOpened: string;
  readonly stillThere: string;
  readonly goodbye: string;
  readonly botIsBack: string;
  readonly followUp: string;
}

/** What customers hear while people take their time, or while they themselves are silent. */
export const ladderTexts: Readonly<Record<Locale, Words>> = {
  "pt-BR": {
    stillLooking: "Ainda estou procurando uma pessoa para ajudar você. Obrigado pela paciência!",
    offerBot: "Ninguém está livre ainda. Quer continuar esperando ou prefere que eu tente ajudar?",
    withBot: "Falar com o robô",
    keepWaiting: "Continuar esperando",
    ticketOpened: "Registrei seu pedido para a equipe: uma pessoa vai responder por aqui assim que possível.",
    stillThere: "Posso ajudar com mais alguma coisa?",
    goodbye: "Vou encerrar nossa conversa por aqui. Se precisar, é só escrever de novo!",
    botIsBack: "Voltei! Sou o assistente virtual e posso continuar ajudando você.",
    followUp: "Oi! Como combinamos, estou de volta. Deu tudo certo, ou posso ajudar em mais alguma coisa?",
  },
  en: {
    stillLooking: "I am still looking for a person to help you. Thank you for waiting!",
    offerBot: "Nobody is free yet. Do you want to keep waiting, or shall I try to help?",
    withBot: "Talk to the bot",
    keepWaiting: "Keep waiting",
    ticketOpened: "I have registered your request with the team: a person will answer here as soon as possible.",
    stillThere: "Is there anything else I can help you with?",
    goodbye: "I am closing our conversation now. Just write again whenever you need!",
    botIsBack: "I am back! I am the virtual assistant and can go on helping you.",
    followUp: "Hi! As agreed, I am writing again. Did everything work out, or can I help you with anything else?",
  },
  es: {
    stillLooking: "Sigo buscando a una persona que te ayude. ¡Gracias por esperar!",
    offerBot: "Todavía no hay nadie libre. ¿Quieres seguir esperando o prefieres que intente ayudarte yo?",
    withBot: "Hablar con el robot",
    keepWaiting: "Seguir esperando",
    ticketOpened: "He registrado tu solicitud para el equipo: una persona te responderá por aquí lo antes posible.",
    stillThere: "¿Puedo ayudarte con algo más?",
    goodbye: "Voy a cerrar nuestra conversación. ¡Escríbeme de nuevo cuando lo necesites!",
    botIsBack: "¡He vuelto! Soy el asistente virtual y puedo seguir ayudándote.",
    followUp: "¡Hola! Como acordamos, te escribo de nuevo. ¿Salió todo bien o puedo ayudarte en algo más?",
  },
};
