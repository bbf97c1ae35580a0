import type { Locale } from "../../language/locale.ts";

/** "segunda-feira, 2 de março, às 09:00", in the shop's own wall clock. */
export function momentIn(locale: Locale, timeZone: string, at: number): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(at);
  const day = part({ weekday: "long", day: "numeric", month: "long" });
  const time = part({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const joined: Readonly<Record<Locale, string>> = {
    "pt-BR": `${day}, às ${time}`,
    en: `on ${day} at ${time}`,
    es: `el ${day} a las ${time}`,
  };
  return joined[locale];
}
