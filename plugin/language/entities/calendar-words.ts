/** Words of the calendar in three languages, without accents. */
export const weekdays: readonly string[] = [
  "domingos?|dom|sundays?|sun",
  "segundas?(?:[- ]feiras?)?|seg|mondays?|mon|lunes",
  "tercas?(?:[- ]feiras?)?|tuesdays?|tues?|martes",
  "quartas?(?:[- ]feiras?)?|wednesdays?|wed|miercoles",
  "quintas?(?:[- ]feiras?)?|thursdays?|thurs?|jueves",
  "sextas?(?:[- ]feiras?)?|fridays?|fri|viernes",
  "sabados?|sab|saturdays?|sat",
];

export const months: readonly string[] = [
  "janeiro|jan|january|enero|ene",
  "fevereiro|fev|february|feb|febrero",
  "marco|mar|march|marzo",
  "abril|abr|april|apr",
  "maio|mai|may|mayo",
  "junho|jun|june|junio",
  "julho|jul|july|julio",
  "agosto|ago|august|aug",
  "setembro|set|september|sept|sep|septiembre",
  "outubro|out|october|oct|octubre",
  "novembro|nov|november|noviembre",
  "dezembro|dez|december|dec|diciembre|dic",
];

/** Short forms and ambiguous words: they count only beside a day or a preposition. */
export const doubtfulMonths: ReadonlySet<string> = new Set(
  "jan fev mar abr mai may jun jul ago set out nov dez ene feb apr aug sep sept oct dec dic march marco".split(" "),
);
/** "segunda" is also "second"; "sun", "sat" and "seg" have other meanings too. */
export const doubtfulWeekdays: ReadonlySet<string> = new Set(
  "segunda segundas terca tercas quarta quartas quinta quintas sexta sextas dom seg sab sun mon tue tues wed thu thur thurs fri sat".split(
    " ",
  ),
);

export type Unit = "minute" | "hour" | "day" | "week" | "month" | "year";
export const units: readonly (readonly [Unit, string])[] = [
  ["minute", "minutos?|minutes?|mins?"],
  ["hour", "horas?|hours?|hrs?"],
  ["day", "dias?|days?"],
  ["week", "semanas?|weeks?"],
  ["month", "mes|meses|months?"],
  ["year", "anos?|years?"],
];

export const monthPattern = months.join("|");
export const weekdayPattern = weekdays.join("|");
export const unitPattern = units.map(([, pattern]) => pattern).join("|");

/** The index of the row whose pattern matches the whole word; -1 if none does. */
export function rowOf(rows: readonly string[], word: string): number {
  return rows.findIndex((row) => new RegExp(`^(?:${row})$`).test(word));
}
