import type { Locale } from "../language/locale.ts";
import type { ContactMemory } from "./contact-memory.ts";
import type { InboxSettings } from "./settings/settings.ts";

/** The language to speak without having just heard the customer. */
export function localeOf(context: { readonly person: ContactMemory; readonly settings: InboxSettings }): Locale {
  return context.person.language ?? context.settings.locale;
}
