import { describe, expect, it } from "vitest";
import { promisesHandoff } from "../../../plugin/language/words/handoff-promise.ts";

describe("the promise of a person", () => {
  it.each([
    "Vou te transferir para um atendente, só um momento.",
    "Estou encaminhando seu caso para o setor financeiro",
    "Já avisei nossa equipe sobre isso.",
    "Alguém da equipe vai te chamar ainda hoje",
    "Sua conversa será transferida agora.",
    "Let me connect you with a human agent.",
    "I'll transfer you to our support team now",
    "A representative will be with you shortly.",
    "Someone from our team will contact you.",
    "Your chat is being transferred.",
    "Te paso con un agente.",
    "Voy a transferirte con un asesor",
    "Un compañero se pondrá en contacto contigo.",
    "Tu caso será derivado",
  ])("is heard in “%s”", (text) => {
    expect(promisesHandoff(text)).toBe(true);
  });

  it.each([
    "Se quiser, posso chamar um atendente.",
    "Quer que eu transfira você para uma pessoa?",
    "Não vou transferir você para um atendente sem perguntar.",
    "Vou passar o código do produto para você.",
    "Nossa equipe trabalha de segunda a sexta.",
    "Vou enviar o link do boleto.",
    "Would you like me to connect you with an agent?",
    "If you prefer, I can transfer you to a colleague.",
    "Our team is available from 9 to 5.",
    "¿Quieres que te pase con un agente?",
    "El equipo atiende de lunes a viernes",
    "Puedes pasar por la tienda.",
  ])("is not heard in “%s”", (text) => {
    expect(promisesHandoff(text)).toBe(false);
  });
});
