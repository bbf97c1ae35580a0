import type { Locale } from "../language/locale.ts";

/** Baton's memory of a contact across conversations. */
export interface ContactMemory {
  /** Since when the contact wants nothing from the bot. */
  readonly optedOutAt: number | null;
  readonly consent: { readonly version: string; readonly at: number; readonly accepted: boolean } | null;
  readonly language: Locale | null;
}

export const noMemory: ContactMemory = { optedOutAt: null, consent: null, language: null };

/** Merges the memories of two contacts that are one: an opt-out of either counts, and the latest consent answer. */
export function mergeMemories(gone: ContactMemory, kept: ContactMemory): ContactMemory {
  const optOuts = [gone.optedOutAt, kept.optedOutAt].filter((at) => at !== null);
  const isNewer = (gone.consent?.at ?? 0) > (kept.consent?.at ?? 0);
  return {
    optedOutAt: optOuts.length > 0 ? Math.min(...optOuts) : null,
    consent: isNewer ? gone.consent : kept.consent,
    language: kept.language ?? gone.language,
  };
}
