import type { Locale } from "../../language/locale.ts";
import type { Holder, Reason } from "../baton/holder.ts";

interface Words {
  readonly status: string;
  readonly context: string;
  readonly holder: string;
  readonly holders: Readonly<Record<Holder, string>>;
  readonly since: (time: string, ago: string) => string;
  readonly why: string;
  readonly reasons: Readonly<Partial<Record<Reason, string>>>;
  readonly waitsFor: string;
  readonly waits: Readonly<Record<"answer" | "customer" | "team" | "agent" | "nobody", string>>;
  readonly timers: string;
  readonly timerNames: Readonly<Record<string, string>>;
  readonly inTime: (span: string) => string;
  readonly dueNow: string;
  readonly budget: string;
  readonly handoffs: (count: number, limit: number) => string;
  readonly errors: string;
  readonly none: string;
  readonly approvals: string;
  readonly episode: string;
  readonly contact: string;
  readonly intents: string;
  readonly entities: string;
  readonly sources: string;
  readonly memory: string;
  readonly instruction: string;
  readonly lastMessages: string;
  readonly authors: Readonly<Record<"customer" | "person" | "bot" | "system", string>>;
  readonly attachment: string;
  readonly optedOut: string;
}

/** How `@status` and `@context` read. */
export const statusTexts: Readonly<Record<Locale, Words>> = {
  "pt-BR": {
    status: "Situação",
    context: "O que o robô sabe",
    holder: "Com quem está",
    holders: { bot: "o robô", team: "a equipe", agent: "uma pessoa", closed: "ninguém: resolvida" },
    since: (time, ago) => `desde ${time} (há ${ago})`,
    why: "Motivo",
    reasons: {
      new_conversation: "conversa nova",
      new_episode: "o cliente voltou",
      agent_takeover: "uma pessoa assumiu",
      opened: "alguém a abriu",
      unassigned: "a atribuição foi retirada",
      snoozed: "adiada por uma pessoa",
      paused: "robô em pausa",
      returned: "devolvida ao robô",
      resolved: "resolvida",
      system_failure: "devolvida depois de uma falha",
    },
    waitsFor: "Espera por",
    waits: {
      answer: "a resposta do robô, que está a caminho",
      customer: "o cliente",
      team: "uma pessoa da equipe",
      agent: "a resposta da pessoa responsável",
      nobody: "ninguém",
    },
    timers: "Próximos prazos",
    timerNames: {
      waiting_in_team: "lembrar a equipe",
      agent_silent: "lembrar a pessoa responsável",
      customer_silent: "perguntar ao cliente se ainda está aí",
      episode_limit: "limite do atendimento pelo robô",
      pause_over: "fim da pausa",
      next_intent: "próxima pergunta da fila",
    },
    inTime: (span) => `em ${span}`,
    dueNow: "agora",
    budget: "Limites",
    handoffs: (count, limit) => `${count} de ${limit} transferências neste atendimento`,
    errors: "Últimos erros",
    none: "nenhum",
    approvals: "Esperam aprovação",
    episode: "Atendimento",
    contact: "Contato",
    intents: "Intenções",
    entities: "Dados citados",
    sources: "Fontes usadas",
    memory: "Memória",
    instruction: "Instrução",
    lastMessages: "Últimas mensagens",
    authors: { customer: "Cliente", person: "Pessoa", bot: "Robô", system: "Sistema" },
    attachment: "(anexo)",
    optedOut: "não quer mensagens automáticas",
  },
  en: {
    status: "Status",
    context: "What the bot knows",
    holder: "Held by",
    holders: { bot: "the bot", team: "the team", agent: "a person", closed: "nobody: resolved" },
    since: (time, ago) => `since ${time} (${ago} ago)`,
    why: "Reason",
    reasons: {
      new_conversation: "new conversation",
      new_episode: "the customer came back",
      agent_takeover: "a person took it",
      opened: "somebody opened it",
      unassigned: "it was unassigned",
      snoozed: "snoozed by a person",
      paused: "the bot is paused",
      returned: "given back to the bot",
      resolved: "resolved",
      system_failure: "given back after a failure",
    },
    waitsFor: "Waits for",
    waits: {
      answer: "the bot's answer, which is on its way",
      customer: "the customer",
      team: "a person of the team",
      agent: "an answer of whoever has it",
      nobody: "nobody",
    },
    timers: "Next deadlines",
    timerNames: {
      waiting_in_team: "remind the team",
      agent_silent: "remind whoever has it",
      customer_silent: "ask whether the customer is still there",
      episode_limit: "limit of the bot's time with it",
      pause_over: "end of the pause",
      next_intent: "next question in the queue",
    },
    inTime: (span) => `in ${span}`,
    dueNow: "now",
    budget: "Limits",
    handoffs: (count, limit) => `${count} of ${limit} handoffs in this episode`,
    errors: "Last errors",
    none: "none",
    approvals: "Wait for approval",
    episode: "Episode",
    contact: "Contact",
    intents: "Intents",
    entities: "Data named",
    sources: "Sources used",
    memory: "Memory",
    instruction: "Instruction",
    lastMessages: "Last messages",
    authors: { customer: "Customer", person: "Person", bot: "Bot", system: "System" },
    attachment: "(attachment)",
    optedOut: "wants no automatic messages",
  },
  es: {
    status: "Estado",
    context: "Lo que sabe el robot",
    holder: "La tiene",
    holders: { bot: "el robot", team: "el equipo", agent: "una persona", closed: "nadie: resuelta" },
    since: (time, ago) => `desde ${time} (hace ${ago})`,
    why: "Motivo",
    reasons: {
      new_conversation: "conversación nueva",
      new_episode: "el cliente volvió",
      agent_takeover: "una persona la tomó",
      opened: "alguien la abrió",
      unassigned: "se quitó la asignación",
      snoozed: "pospuesta por una persona",
      paused: "robot en pausa",
      returned: "devuelta al robot",
      resolved: "resuelta",
      system_failure: "devuelta después de un fallo",
    },
    waitsFor: "Espera",
    waits: {
      answer: "la respuesta del robot, que está en camino",
      customer: "al cliente",
      team: "a una persona del equipo",
      agent: "la respuesta de quien la tiene",
      nobody: "a nadie",
    },
    timers: "Próximos plazos",
    timerNames: {
      waiting_in_team: "recordar al equipo",
      agent_silent: "recordar a quien la tiene",
      customer_silent: "preguntar si el cliente sigue ahí",
      episode_limit: "límite de atención del robot",
      pause_over: "fin de la pausa",
      next_intent: "siguiente pregunta de la cola",
    },
    inTime: (span) => `en ${span}`,
    dueNow: "ahora",
    budget: "Límites",
    handoffs: (count, limit) => `${count} de ${limit} transferencias en esta atención`,
    errors: "Últimos errores",
    none: "ninguno",
    approvals: "Esperan aprobación",
    episode: "Atención",
    contact: "Contacto",
    intents: "Intenciones",
    entities: "Datos mencionados",
    sources: "Fuentes usadas",
    memory: "Memoria",
    instruction: "Instrucción",
    lastMessages: "Últimos mensajes",
    authors: { customer: "Cliente", person: "Persona", bot: "Robot", system: "Sistema" },
    attachment: "(adjunto)",
    optedOut: "no quiere mensajes automáticos",
  },
};
