import type { Locale } from "../../language/locale.ts";
import { momentIn } from "./moment.ts";

interface Closed {
  readonly locale: Locale;
  readonly team: string | null;
  /** When people are back; null: now, or unknown. */
  readonly backAt: number | null;
  readonly timeZone: string;
}

export interface Announcement extends Closed {
  readonly isClosed: boolean;
  /** Chatwoot has just said itself that nobody is there: once is enough. */
  readonly isClosedTold?: boolean;
  readonly usualWaitMs: number | null;
}

interface Words {
  readonly calling: (team: string | null) => string;
  readonly wait: (minutes: number) => string;
  readonly closed: (team: string | null, when: string | null) => string;
  readonly queued: (team: string | null) => string;
  /** Asked out of hours, so that people can begin with something. */
  readonly leaveDetails: string;
}

const words: Readonly<Record<Locale, Words>> = {
  "pt-BR": {
    calling: (team) =>
      `Vou chamar uma pessoa da equipe${team ? ` ${team}` : ""} para ajudar você. Ela responde por aqui.`,
    wait: (minutes) => `A espera costuma ser de cerca de ${minutes} ${minutes === 1 ? "minuto" : "minutos"}.`,
    closed: (team, when) =>
      `Nossa equipe${team ? ` ${team}` : ""} não está disponível agora${when ? ` e volta ${when}` : ""}.`,
    queued: (team) => `Já deixei sua conversa na fila${team ? ` da equipe ${team}` : ""}.`,
    leaveDetails: "Se quiser, deixe aqui um contato e os detalhes, para adiantar o atendimento.",
  },
  en: {
    calling: (team) =>
      `I am calling a person from the ${team ? `${team} ` : ""}team to help you. They will answer right here.`,
    wait: (minutes) => `The wait is usually about ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`,
    closed: (team, when) =>
      `Our ${team ? `${team} ` : ""}team is away right now${when ? ` and will be back ${when}` : ""}.`,
    queued: (team) => `Your conversation is in the queue${team ? ` of the ${team} team` : ""}.`,
    leaveDetails: "Leave a contact and the details here if you like, so that they can start right away.",
  },
  es: {
    calling: (team) =>
      `Voy a llamar a una persona del equipo${team ? ` ${team}` : ""} para ayudarte. Te responderá por aquí.`,
    wait: (minutes) => `La espera suele ser de unos ${minutes} ${minutes === 1 ? "minuto" : "minutos"}.`,
    closed: (team, when) =>
      `Nuestro equipo${team ? ` ${team}` : ""} no está disponible ahora${when ? ` y vuelve ${when}` : ""}.`,
    queued: (team) => `Tu conversación ya está en la cola${team ? ` del equipo ${team}` : ""}.`,
    leaveDetails: "Si quieres, deja aquí un contacto y los detalles para adelantar la atención.",
  },
};

/** What the customer hears when a person is called: which team, how long, or when people are back. */
export function announceHandoff({ isClosed, isClosedTold, usualWaitMs, ...when }: Announcement): string {
  const say = words[when.locale];
  if (isClosed) return `${isClosedTold ? say.queued(when.team) : announceClosed(when)} ${say.leaveDetails}`;
  const minutes = usualWaitMs === null ? null : Math.max(1, Math.round(usualWaitMs / 60_000));
  return minutes === null ? say.calling(when.team) : `${say.calling(when.team)} ${say.wait(minutes)}`;
}

/** Nobody is there, when people are back, and that the conversation waits for them. */
export function announceClosed({ locale, team, backAt, timeZone }: Closed): string {
  const say = words[locale];
  return `${say.closed(team, backAt === null ? null : momentIn(locale, timeZone, backAt))} ${say.queued(team)}`;
}
