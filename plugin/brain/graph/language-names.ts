import type { Locale } from "../../language/locale.ts";

/** As a model is told which language to write. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = {
  "pt-BR": "Brazilian Portuguese",
  en: "English",
  es: "Spanish",
};
