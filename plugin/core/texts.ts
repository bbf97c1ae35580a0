import type { Locale } from "./settings.ts";

/** What customers read when no model wrote it. Every text in every language: the type makes a missing one an error. */
interface Texts {
  readonly greeting: string;
  readonly thanks: string;
  readonly handoff: string;
  readonly handoffTo: (team: string) => string;
  readonly pickNumber: string;
}

export const texts: Readonly<Record<Locale, Texts>> = {
  "pt-BR": {
    greeting: "Olá! Sou o assistente virtual. Como posso ajudar?",
    thanks: "Por nada! Se precisar de mais alguma coisa, é só chamar.",
    handoff: "Vou chamar uma pessoa da equipe para ajudar você. Ela responde por aqui.",
    handoffTo: (team) => `Vou chamar uma pessoa da equipe ${team} para ajudar você. Ela responde por aqui.`,
    pickNumber: "Responda com o número da opção.",
  },
  en: {
    greeting: "Hello! I am the virtual assistant. How can I help you?",
    thanks: "You are welcome! Write any time you need something else.",
    handoff: "I am calling a person from the team to help you. They will answer right here.",
    handoffTo: (team) => `I am calling a person from the ${team} team to help you. They will answer right here.`,
    pickNumber: "Answer with the number of the option.",
  },
  es: {
    greeting: "¡Hola! Soy el asistente virtual. ¿En qué puedo ayudarte?",
    thanks: "¡De nada! Si necesitas algo más, aquí estoy.",
    handoff: "Voy a llamar a una persona del equipo para ayudarte. Te responderá por aquí.",
    handoffTo: (team) => `Voy a llamar a una persona del equipo ${team} para ayudarte. Te responderá por aquí.`,
    pickNumber: "Responde con el número de la opción.",
  },
};
