/** The languages that Baton reads and writes. */
export const LOCALES = ["pt-BR", "en", "es"] as const;

export type Locale = (typeof LOCALES)[number];

const LANGUAGES: readonly (readonly [RegExp, Locale])[] = [
  [/^pt([-_]|$)/i, "pt-BR"],
  [/^en([-_]|$)/i, "en"],
  [/^es([-_]|$)/i, "es"],
];

/** The language that a code such as `pt_BR` or `en-US` means, if Baton speaks it. */
export function localeFrom(code: string | null | undefined): Locale | null {
  return LANGUAGES.find(([sign]) => sign.test(code ?? ""))?.[1] ?? null;
}
