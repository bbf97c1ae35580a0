import type { Locale } from "../../language/locale.ts";

/** The language names in prompts. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = {
  "pt-BR": "Brazilian Portuguese",
  en: "English",
  es: "Spanish",
};
