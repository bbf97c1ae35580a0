import type { Locale } from "../../language/locale.ts";

interface Words {
  readonly misspelt: (word: string, guess: string, help: string) => string;
  readonly inPublic: (word: string) => string;
  readonly tooOld: (word: string) => string;
  readonly needsSupervisor: (word: string, team: string | null) => string;
  readonly peopleUnknown: (word: string) => string;
  readonly unread: string;
  readonly tooSlow: (word: string) => string;
  readonly failed: (word: string) => string;
  readonly closed: string;
  readonly optedOut: string;
  readonly switchedOff: string;
  readonly botHasItAlready: string;
  readonly botHasIt: string;
  readonly botAnswers: string;
  readonly botWaits: string;
  readonly context: (messages: number, summarised: boolean) => string;
  readonly instruction: string;
  readonly paused: (until: string | null, resume: string) => string;
  readonly noTime: (text: string, usage: string) => string;
  readonly resumed: string;
  readonly noSupervisorTeam: string;
  readonly transferred: (team: string) => string;
  readonly whichTeam: (usage: string, teams: string) => string;
  readonly noSuchTeam: (team: string, teams: string) => string;
  readonly teamsUnknown: string;
  readonly escalatedBy: (name: string, reason: string | null) => string;
  readonly transferredBy: (name: string, reason: string | null) => string;
  readonly nothingDrafted: string;
  readonly sent: string;
  readonly nothingToApprove: string;
  readonly whichApproval: (list: string) => string;
  readonly noSuchApproval: (nr: number, list: string) => string;
  readonly approved: (nr: number, tool: string) => string;
  readonly toolSaid: (result: string) => string;
  readonly rejected: (nr: number, tool: string) => string;
  readonly noContact: string;
  readonly forgetQuestion: (contact: string, confirm: string) => string;
  readonly forgetting: (contact: string) => string;
  readonly forgetNotAsked: (word: string) => string;
  readonly available: string;
  readonly noSuchCommand: (word: string) => string;
  readonly supervisorsOnly: string;
  readonly alsoAs: string;
}

/** What the bot answers to commands, in the agent's language. Short: it is read between two customers. */
export const commandTexts: Readonly<Record<Locale, Words>> = {
  "pt-BR": {
    misspelt: (word, guess, help) =>
      `\`@${word}\` não existe. Você quis dizer \`@${guess}\`? Nada foi feito; \`@${help}\` mostra a lista.`,
    inPublic: (word) =>
      `\`@${word}\` foi escrito em uma mensagem pública, que o cliente viu. Nada foi feito: escreva o comando em uma nota privada.`,
    tooOld: (word) => `\`@${word}\` chegou tarde demais e não foi executado. Escreva de novo, se ainda precisar.`,
    needsSupervisor: (word, team) =>
      `\`@${word}\` é só para administradores${team ? ` e para a equipe **${team}**` : ""}. Peça a uma dessas pessoas.`,
    peopleUnknown: (word) =>
      `\`@${word}\` é só para administradores e supervisores, e o robô não sabe quem é quem. Quem opera o Baton precisa configurar um token de usuário (\`baton setup\`).`,
    unread: "O cliente não aceitou os termos: o robô não pode ler esta conversa.",
    tooSlow: (word) => `\`@${word}\` demorou demais e foi interrompido. Tente de novo em um momento.`,
    failed: (word) => `\`@${word}\` falhou por um erro do robô. Nada foi alterado; o erro está no registro.`,
    closed: "Esta conversa está resolvida. Quando o cliente escrever de novo, ela recomeça; ou reabra antes.",
    optedOut: "O cliente não quer mensagens automáticas: só pessoas podem responder aqui.",
    switchedOff: "O robô está desligado nesta caixa de entrada. Um administrador pode ligá-lo nas configurações.",
    botHasItAlready: "O robô já está com esta conversa.",
    botHasIt: "O robô assumiu a conversa.",
    botAnswers: "Ele responde agora ao que está em aberto.",
    botWaits: "Nada está em aberto: ele espera pelo cliente.",
    context: (messages, summarised) =>
      `Levou em conta ${messages} ${messages === 1 ? "mensagem" : "mensagens"} desde a última resposta dele${summarised ? ", resumidas" : ""}.`,
    instruction: "Instrução",
    paused: (until, resume) =>
      until === null
        ? `Robô em pausa nesta conversa, até \`@${resume}\`.`
        : `Robô em pausa até **${until}**; depois volta sozinho. Antes disso: \`@${resume}\`.`,
    noTime: (text, usage) => `Não entendi “${text}” como um tempo de até 30 dias. Assim funciona: ${usage}`,
    resumed: "O robô continua a partir daqui.",
    noSupervisorTeam:
      "Não há equipe de supervisão nesta caixa de entrada. Um administrador define `routing.supervisor_team` nas configurações.",
    transferred: (team) => `Conversa entregue à equipe **${team}**.`,
    whichTeam: (usage, teams) => `Para qual equipe? ${usage}\n\nEquipes: ${teams}`,
    noSuchTeam: (team, teams) => `Não existe a equipe “${team}”. Equipes: ${teams}`,
    teamsUnknown:
      "O robô não conhece as equipes. Quem opera o Baton precisa configurar um token de usuário (`baton setup`).",
    escalatedBy: (name, reason) => `Escalado por ${name}${reason ? `: ${reason}` : "."}`,
    transferredBy: (name, reason) => `Transferido por ${name}${reason ? `: ${reason}` : "."}`,
    nothingDrafted: "Não há rascunho para enviar. Primeiro: `@rascunho`.",
    sent: "Rascunho enviado ao cliente em seu nome.",
    nothingToApprove: "Nada espera por aprovação nesta conversa.",
    whichApproval: (list) => `Qual delas? Diga o número.\n\n${list}`,
    noSuchApproval: (nr, list) => `Nenhuma aprovação pendente tem o número ${nr}.\n\n${list}`,
    approved: (nr, tool) => `Aprovado: nº ${nr}, \`${tool}\`.`,
    toolSaid: (result) => `Resultado: ${result}`,
    rejected: (nr, tool) => `Recusado: nº ${nr}, \`${tool}\`.`,
    noContact: "Esta conversa não tem contato: não há dados a apagar.",
    forgetQuestion: (contact, confirm) =>
      `Apagar **tudo** o que o robô sabe de **${contact}**? Não há volta.\n\nPara confirmar, escreva em até 10 minutos: \`${confirm}\``,
    forgetting: (contact) => `Pedido registrado: os dados de **${contact}** serão apagados do robô.`,
    forgetNotAsked: (word) => `Nada a confirmar, ou passou do tempo. Comece com \`@${word}\`.`,
    available: "Comandos do robô",
    noSuchCommand: (word) => `Não existe o comando \`@${word}\`.`,
    supervisorsOnly: "só supervisores",
    alsoAs: "também",
  },
  en: {
    misspelt: (word, guess, help) =>
      `There is no \`@${word}\`. Did you mean \`@${guess}\`? Nothing was done; \`@${help}\` shows the list.`,
    inPublic: (word) =>
      `\`@${word}\` was written in a public message, which the customer saw. Nothing was done: write the command in a private note.`,
    tooOld: (word) => `\`@${word}\` came too late and was not run. Write it again if you still need it.`,
    needsSupervisor: (word, team) =>
      `\`@${word}\` is for administrators${team ? ` and the team **${team}**` : ""} only. Ask one of them.`,
    peopleUnknown: (word) =>
      `\`@${word}\` is for administrators and supervisors only, and the bot cannot tell who is who. Whoever runs Baton has to set a user token (\`baton setup\`).`,
    unread: "The customer has not accepted the terms: the bot may not read this conversation.",
    tooSlow: (word) => `\`@${word}\` took too long and was stopped. Try again in a moment.`,
    failed: (word) =>
      `\`@${word}\` failed because of an error in the bot. Nothing was changed; the error is in the log.`,
    closed: "This conversation is resolved. It begins anew when the customer writes; or reopen it first.",
    optedOut: "The customer wants no automatic messages: only people may answer here.",
    switchedOff: "The bot is switched off in this inbox. An administrator can switch it on in the settings.",
    botHasItAlready: "The bot has this conversation already.",
    botHasIt: "The bot has the conversation now.",
    botAnswers: "It is answering what is still open.",
    botWaits: "Nothing is open: it waits for the customer.",
    context: (messages, summarised) =>
      `It knows the ${messages} ${messages === 1 ? "message" : "messages"} since its last answer${summarised ? ", summarised" : ""}.`,
    instruction: "Instruction",
    paused: (until, resume) =>
      until === null
        ? `The bot is paused in this conversation until \`@${resume}\`.`
        : `The bot is paused until **${until}** and returns by itself. Sooner: \`@${resume}\`.`,
    noTime: (text, usage) => `“${text}” is no time of up to 30 days that I understand. This works: ${usage}`,
    resumed: "The bot continues from here.",
    noSupervisorTeam:
      "This inbox has no supervisor team. An administrator sets `routing.supervisor_team` in the settings.",
    transferred: (team) => `The conversation went to the team **${team}**.`,
    whichTeam: (usage, teams) => `To which team? ${usage}\n\nTeams: ${teams}`,
    noSuchTeam: (team, teams) => `There is no team “${team}”. Teams: ${teams}`,
    teamsUnknown: "The bot does not know the teams. Whoever runs Baton has to set a user token (`baton setup`).",
    escalatedBy: (name, reason) => `Escalated by ${name}${reason ? `: ${reason}` : "."}`,
    transferredBy: (name, reason) => `Transferred by ${name}${reason ? `: ${reason}` : "."}`,
    nothingDrafted: "There is no draft to send. First: `@draft`.",
    sent: "The draft was sent to the customer in your name.",
    nothingToApprove: "Nothing waits for approval in this conversation.",
    whichApproval: (list) => `Which one? Give its number.\n\n${list}`,
    noSuchApproval: (nr, list) => `No pending approval has the number ${nr}.\n\n${list}`,
    approved: (nr, tool) => `Approved: no. ${nr}, \`${tool}\`.`,
    toolSaid: (result) => `Result: ${result}`,
    rejected: (nr, tool) => `Rejected: no. ${nr}, \`${tool}\`.`,
    noContact: "This conversation has no contact: there is nothing to erase.",
    forgetQuestion: (contact, confirm) =>
      `Erase **everything** the bot knows of **${contact}**? This cannot be undone.\n\nTo confirm, write within 10 minutes: \`${confirm}\``,
    forgetting: (contact) => `The request is registered: the data of **${contact}** will be erased from the bot.`,
    forgetNotAsked: (word) => `There is nothing to confirm, or it took too long. Begin with \`@${word}\`.`,
    available: "Commands of the bot",
    noSuchCommand: (word) => `There is no command \`@${word}\`.`,
    supervisorsOnly: "supervisors only",
    alsoAs: "also",
  },
  es: {
    misspelt: (word, guess, help) =>
      `\`@${word}\` no existe. ¿Quisiste decir \`@${guess}\`? No se hizo nada; \`@${help}\` muestra la lista.`,
    inPublic: (word) =>
      `\`@${word}\` se escribió en un mensaje público, que el cliente vio. No se hizo nada: escribe el comando en una nota privada.`,
    tooOld: (word) => `\`@${word}\` llegó demasiado tarde y no se ejecutó. Escríbelo de nuevo si aún hace falta.`,
    needsSupervisor: (word, team) =>
      `\`@${word}\` es solo para administradores${team ? ` y el equipo **${team}**` : ""}. Pídeselo a uno de ellos.`,
    peopleUnknown: (word) =>
      `\`@${word}\` es solo para administradores y supervisores, y el robot no sabe quién es quién. Quien opera Baton debe configurar un token de usuario (\`baton setup\`).`,
    unread: "El cliente no aceptó los términos: el robot no puede leer esta conversación.",
    tooSlow: (word) => `\`@${word}\` tardó demasiado y se interrumpió. Inténtalo de nuevo en un momento.`,
    failed: (word) => `\`@${word}\` falló por un error del robot. No se cambió nada; el error está en el registro.`,
    closed: "Esta conversación está resuelta. Empieza de nuevo cuando el cliente escriba; o reábrela antes.",
    optedOut: "El cliente no quiere mensajes automáticos: aquí solo pueden responder personas.",
    switchedOff: "El robot está apagado en esta bandeja. Un administrador puede encenderlo en la configuración.",
    botHasItAlready: "El robot ya tiene esta conversación.",
    botHasIt: "El robot tomó la conversación.",
    botAnswers: "Responde ahora a lo que está pendiente.",
    botWaits: "No hay nada pendiente: espera al cliente.",
    context: (messages, summarised) =>
      `Tiene en cuenta ${messages} ${messages === 1 ? "mensaje" : "mensajes"} desde su última respuesta${summarised ? ", resumidos" : ""}.`,
    instruction: "Instrucción",
    paused: (until, resume) =>
      until === null
        ? `Robot en pausa en esta conversación hasta \`@${resume}\`.`
        : `Robot en pausa hasta **${until}**; después vuelve solo. Antes: \`@${resume}\`.`,
    noTime: (text, usage) => `No entiendo “${text}” como un tiempo de hasta 30 días. Así funciona: ${usage}`,
    resumed: "El robot continúa desde aquí.",
    noSupervisorTeam:
      "Esta bandeja no tiene equipo de supervisión. Un administrador define `routing.supervisor_team` en la configuración.",
    transferred: (team) => `La conversación pasó al equipo **${team}**.`,
    whichTeam: (usage, teams) => `¿A qué equipo? ${usage}\n\nEquipos: ${teams}`,
    noSuchTeam: (team, teams) => `No existe el equipo “${team}”. Equipos: ${teams}`,
    teamsUnknown:
      "El robot no conoce los equipos. Quien opera Baton debe configurar un token de usuario (`baton setup`).",
    escalatedBy: (name, reason) => `Escalado por ${name}${reason ? `: ${reason}` : "."}`,
    transferredBy: (name, reason) => `Transferido por ${name}${reason ? `: ${reason}` : "."}`,
    nothingDrafted: "No hay borrador para enviar. Primero: `@borrador`.",
    sent: "El borrador se envió al cliente en tu nombre.",
    nothingToApprove: "Nada espera aprobación en esta conversación.",
    whichApproval: (list) => `¿Cuál? Indica el número.\n\n${list}`,
    noSuchApproval: (nr, list) => `Ninguna aprobación pendiente tiene el número ${nr}.\n\n${list}`,
    approved: (nr, tool) => `Aprobado: n.º ${nr}, \`${tool}\`.`,
    toolSaid: (result) => `Resultado: ${result}`,
    rejected: (nr, tool) => `Rechazado: n.º ${nr}, \`${tool}\`.`,
    noContact: "Esta conversación no tiene contacto: no hay datos que borrar.",
    forgetQuestion: (contact, confirm) =>
      `¿Borrar **todo** lo que el robot sabe de **${contact}**? No se puede deshacer.\n\nPara confirmar, escribe en 10 minutos: \`${confirm}\``,
    forgetting: (contact) => `Solicitud registrada: los datos de **${contact}** se borrarán del robot.`,
    forgetNotAsked: (word) => `No hay nada que confirmar, o pasó el tiempo. Empieza con \`@${word}\`.`,
    available: "Comandos del robot",
    noSuchCommand: (word) => `No existe el comando \`@${word}\`.`,
    supervisorsOnly: "solo supervisores",
    alsoAs: "también",
  },
};
