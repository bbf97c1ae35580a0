import type { Locale } from "../../language/locale.ts";

/** What customers read when no model wrote it. Every text in every language: the type makes a missing one an error. */
interface Texts {
  readonly greeting: string;
  readonly thanks: string;
  readonly pickNumber: string;
}

export const texts: Readonly<Record<Locale, Texts>> = {
  "pt-BR": {
    greeting: "Olá! Sou o assistente virtual. Como posso ajudar?",
    thanks: "Por nada! Se precisar de mais alguma coisa, é só chamar.",
    pickNumber: "Responda com o número da opção.",
  },
  en: {
    greeting: "Hello! I am the virtual assistant. How can I help you?",
    thanks: "You are welcome! Write any time you need something else.",
    pickNumber: "Answer with the number of the option.",
  },
  es: {
    greeting: "¡Hola! Soy el asistente virtual. ¿En qué puedo ayudarte?",
    thanks: "¡De nada! Si necesitas algo más, aquí estoy.",
    pickNumber: "Responde con el número de la opción.",
  },
};
