import type { Locale } from "../language/locale.ts";

/** What Baton remembers of a contact across conversations. */
export interface ContactMemory {
  /** Since when the contact wants nothing from the bot. */
  readonly optedOutAt: number | null;
  readonly consent: { readonly version: string; readonly at: number; readonly accepted: boolean } | null;
  readonly language: Locale | null;
}

export const noMemory: ContactMemory = { optedOutAt: null, consent: null, language: null };

/** Two contacts turned out to be one: a wish for silence counts whoever uttered it, and the latest word on consent. */
export function mergeMemories(gone: ContactMemory, kept: ContactMemory): ContactMemory {
  const optOuts = [gone.optedOutAt, kept.optedOutAt].filter((at) => at !== null);
  const isNewer = (gone.consent?.at ?? 0) > (kept.consent?.at ?? 0);
  return {
    optedOutAt: optOuts.length > 0 ? Math.min(...optOuts) : null,
    consent: isNewer ? gone.consent : kept.consent,
    language: kept.language ?? gone.language,
  };
}
