import type { Locale } from "../../language/locale.ts";
import type { AttachmentKind } from "../event.ts";

interface Words {
  readonly optedOut: string;
  readonly optedIn: string;
  readonly withBot: string;
  readonly tooFast: string;
  /** A note for the agent whose commands are too many. */
  readonly tooManyCommands: string;
  readonly terms: string;
  readonly consentQuestion: string;
  readonly consentAgain: string;
  readonly accept: string;
  readonly decline: string;
  readonly accepted: string;
  readonly declined: string;
  readonly cannotListen: string;
  readonly cannotSee: string;
  readonly received: (kind: AttachmentKind) => string;
  readonly cannotRead: string;
  readonly talkToPerson: string;
  readonly selfHarm: string;
  readonly violence: string;
}

/** What customers hear from the gates, before anybody has thought about what they want. */
export const gateTexts: Readonly<Record<Locale, Words>> = {
  "pt-BR": {
    optedOut:
      "Pronto: você não vai mais receber mensagens automáticas por aqui. Para voltar a receber, escreva VOLTAR. Se escrever outra coisa, uma pessoa responde.",
    optedIn: "Que bom ter você de volta! As mensagens automáticas estão ativas de novo. Como posso ajudar?",
    withBot: "Combinado, sigo com você por aqui. Me conte em poucas palavras do que você precisa.",
    tooFast:
      "Recebi suas mensagens, mas são muitas em pouco tempo. Vou fazer uma pausa; daqui a pouco, escreva de novo e eu respondo tudo.",
    tooManyCommands: "Foram muitos comandos em um minuto. Espere um pouco e tente de novo.",
    terms:
      "Antes de começar: para atender você, o assistente virtual lê o que você escreve e guarda a conversa, conforme a nossa política de privacidade (LGPD).",
    consentQuestion: "Você aceita? Se preferir não aceitar, uma pessoa da equipe atende você.",
    consentAgain: "Para continuar com o assistente virtual, preciso do seu aceite. Se não aceitar, chamo uma pessoa.",
    accept: "Aceito",
    decline: "Não aceito",
    accepted: "Obrigado! Como posso ajudar?",
    declined: "Tudo bem: sem o seu aceite, quem continua por aqui é uma pessoa.",
    cannotListen: "Não consegui ouvir o seu áudio. Pode escrever em uma mensagem? Se preferir, chamo uma pessoa.",
    cannotSee: "Não consegui ver a sua imagem. Pode me contar o que ela mostra? Se preferir, chamo uma pessoa.",
    received: (kind) =>
      `Recebi ${PT_KINDS[kind]}, obrigado! Não consigo ver o conteúdo: me conte em uma mensagem do que se trata.`,
    cannotRead: "Recebi o que você enviou, mas só uma pessoa consegue abrir esse tipo de arquivo.",
    talkToPerson: "Falar com uma pessoa",
    selfHarm:
      "Sinto muito que você esteja passando por isso. Você não está só: o CVV atende de graça, 24 horas, pelo telefone 188 ou em cvv.org.br. Se houver risco imediato, ligue 192 (SAMU).",
    violence: "Levo isso a sério. Se alguém estiver em perigo agora, ligue 190.",
  },
  en: {
    optedOut:
      "Done: you will get no more automatic messages here. To get them again, write START. If you write anything else, a person will answer.",
    optedIn: "Good to have you back! Automatic messages are on again. How can I help you?",
    withBot: "All right, I will stay with you. Tell me in a few words what you need.",
    tooFast:
      "I have your messages, but they are many in a short time. I will take a break; write again in a little while and I will answer everything.",
    tooManyCommands: "Too many commands within a minute. Wait a moment and try again.",
    terms:
      "Before we start: to help you, the virtual assistant reads what you write and keeps the conversation, as our privacy policy says.",
    consentQuestion: "Do you agree? If you would rather not, a person from the team will help you.",
    consentAgain: "To go on with the virtual assistant I need you to agree. If you do not, I will call a person.",
    accept: "I agree",
    decline: "I do not agree",
    accepted: "Thank you! How can I help you?",
    declined: "That is fine: without your consent a person will go on from here.",
    cannotListen: "I could not listen to your voice message. Can you write it? If you prefer, I will call a person.",
    cannotSee: "I could not look at your picture. Can you tell me what it shows? If you prefer, I will call a person.",
    received: (kind) =>
      `I got ${EN_KINDS[kind]}, thank you! I cannot see what is in it: tell me in a message what it is about.`,
    cannotRead: "I got what you sent, but only a person can open this kind of file.",
    talkToPerson: "Talk to a person",
    selfHarm:
      "I am so sorry you are going through this. You are not alone. If you are in danger, please call your local emergency services now; findahelpline.com lists people near you who listen, free and at any hour.",
    violence: "I take this seriously. If somebody is in danger right now, call your local emergency services.",
  },
  es: {
    optedOut:
      "Listo: ya no recibirás mensajes automáticos por aquí. Para volver a recibirlos, escribe ALTA. Si escribes otra cosa, te responderá una persona.",
    optedIn: "¡Qué bueno tenerte de vuelta! Los mensajes automáticos están activos otra vez. ¿En qué puedo ayudarte?",
    withBot: "De acuerdo, sigo contigo por aquí. Cuéntame en pocas palabras qué necesitas.",
    tooFast:
      "Recibí tus mensajes, pero son muchos en poco tiempo. Haré una pausa; escríbeme de nuevo en un momento y respondo todo.",
    tooManyCommands: "Demasiados comandos en un minuto. Espera un momento e inténtalo de nuevo.",
    terms:
      "Antes de empezar: para atenderte, el asistente virtual lee lo que escribes y guarda la conversación, según nuestra política de privacidad.",
    consentQuestion: "¿Aceptas? Si prefieres no aceptar, te atiende una persona del equipo.",
    consentAgain: "Para seguir con el asistente virtual necesito tu aceptación. Si no aceptas, llamo a una persona.",
    accept: "Acepto",
    decline: "No acepto",
    accepted: "¡Gracias! ¿En qué puedo ayudarte?",
    declined: "Está bien: sin tu aceptación, por aquí sigue una persona.",
    cannotListen: "No pude escuchar tu audio. ¿Puedes escribirlo? Si prefieres, llamo a una persona.",
    cannotSee: "No pude ver tu imagen. ¿Puedes contarme qué muestra? Si prefieres, llamo a una persona.",
    received: (kind) =>
      `Recibí ${ES_KINDS[kind]}, ¡gracias! No puedo ver el contenido: cuéntame en un mensaje de qué se trata.`,
    cannotRead: "Recibí lo que enviaste, pero solo una persona puede abrir ese tipo de archivo.",
    talkToPerson: "Hablar con alguien",
    selfHarm:
      "Siento mucho que estés pasando por esto. No estás solo ni sola. Si hay peligro, llama ahora a los servicios de emergencia de tu país; en findahelpline.com hay personas que escuchan gratis, a cualquier hora.",
    violence: "Me lo tomo en serio. Si alguien está en peligro ahora, llama a los servicios de emergencia locales.",
  },
};

type Kinds = Readonly<Record<AttachmentKind, string>>;
const PT_KINDS: Kinds = {
  image: "a imagem",
  audio: "o áudio",
  video: "o vídeo",
  file: "o documento",
  location: "a localização",
  contact: "o contato",
  sticker: "a figurinha",
  link: "o link",
  post: "a publicação",
  other: "o arquivo",
};
const EN_KINDS: Kinds = {
  image: "the picture",
  audio: "the voice message",
  video: "the video",
  file: "the document",
  location: "the location",
  contact: "the contact card",
  sticker: "the sticker",
  link: "the link",
  post: "the post",
  other: "the file",
};
const ES_KINDS: Kinds = {
  image: "la imagen",
  audio: "el audio",
  video: "el video",
  file: "el documento",
  location: "la ubicación",
  contact: "el contacto",
  sticker: "el sticker",
  link: "el enlace",
  post: "la publicación",
  other: "el archivo",
};
