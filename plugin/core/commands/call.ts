import type { Locale } from "../../language/locale.ts";

/** A word that a command knows by `key:value`; free text belongs to no key. */
export interface CommandArgument {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** How agents write a command. */
export interface CommandWords {
  readonly name: string;
  readonly aliases: Readonly<Record<Locale, readonly string[]>>;
  readonly args: readonly CommandArgument[];
}

/** The text that the agent typed. */
export interface CommandCall {
  readonly name: string;
  /** The language of the word that was typed: the answer speaks it too. */
  readonly locale: Locale;
  readonly text: string;
  readonly values: Readonly<Record<string, string>>;
  /** The note: a command runs once for it, whichever way it came. */
  readonly messageId: number;
  readonly actor: { readonly id: number; readonly name: string };
}
