import { closest } from "../../language/closest.ts";
import { fold } from "../../language/fold.ts";
import { LOCALES, type Locale } from "../../language/locale.ts";
import type { People } from "../people.ts";
import type { CommandArgument, CommandCall, CommandWords } from "./call.ts";
import { readNote } from "./note.ts";

export type TypedCommand =
  | ({ readonly kind: "command" } & Pick<CommandCall, "name" | "locale" | "text" | "values">)
  /** Nearly a command, and the name of no agent or team. */
  | { readonly kind: "misspelt"; readonly word: string; readonly guess: string }
  | { readonly kind: "none" };

export interface Understanding {
  readonly commands: readonly CommandWords[];
  readonly people: People;
  /** The inbox's own. */
  readonly locale: Locale;
}

const NONE: TypedCommand = { kind: "none" };
/** A word behind `@` or `/`, perhaps in bold, ended by a space, a sign or the end: not `@bot.com`, not `/help/index`. */
const HEAD =
  /^[*_~]{0,3}[@＠/]([\p{L}\p{M}\p{N}-]{1,40})[*_~]{0,3}(?=$|\s|[.,;:!?…]+(?:\s|$)|:)[.,;:!?…]*[*_~]{0,3}\s*/u;
/** When the agents' names are unknown, a short word is more likely a name than a slip. */
const MIN_GUESS = 5;

/** A command stands at the beginning of a note; other notes are for colleagues. Never throws. */
export function parseCommand(note: string, understanding: Understanding): TypedCommand {
  const { text, picked } = readNote(note);
  const head = HEAD.exec(text);
  const word = picked ? fold(picked.name) : fold(head?.[1] ?? "");
  if (word === "" || picked?.kind === "team") return NONE;
  const { commands, people, locale } = understanding;
  const command = commands.find((candidate) => wordsOf(candidate).includes(word));
  if (!command) return head && !picked ? guess(word, understanding) : NONE;
  if (!picked && startsWithName(text, people)) return NONE;
  const rest = text.slice(head?.[0].length ?? text.length);
  return {
    kind: "command",
    name: command.name,
    locale: localeOf(word, command, locale),
    ...readArguments(rest, command.args),
  };
}

/** The word in the language that the agent will recognise. */
export const wordFor = ({ name, aliases }: Pick<CommandWords, "name" | "aliases">, locale: Locale): string =>
  locale === "en" ? name : (aliases[locale][0] ?? name);

const wordsOf = ({ name, aliases }: CommandWords): readonly string[] =>
  [name, ...LOCALES.flatMap((locale) => aliases[locale])].map(fold);

/** Whoever types a word of one language only speaks it; the inbox's own goes first. */
function localeOf(word: string, { name, aliases }: CommandWords, own: Locale): Locale {
  const knows = (locale: Locale) => aliases[locale].some((alias) => fold(alias) === word);
  if (word === fold(name) || knows(own)) return own;
  return LOCALES.find(knows) ?? own;
}

function guess(word: string, { commands, people }: Understanding): TypedCommand {
  const isKnownWho = people.agents.length > 0;
  if (!isKnownWho && word.length < MIN_GUESS) return NONE;
  if (namesOf(people).some((name) => name.split(" ").includes(word) || name.replaceAll(" ", "") === word)) return NONE;
  const meant = closest(word, commands.flatMap(wordsOf));
  return meant === undefined ? NONE : { kind: "misspelt", word, guess: meant };
}

/** Somebody may be called "Bot Silva", a team "Help Desk": typed in full it is them. */
function startsWithName(text: string, people: People): boolean {
  const typed = fold(text.replace(/^[*_~]*[@＠/]/, ""));
  return namesOf(people).some((name) => name.includes(" ") && typed.startsWith(name));
}

const namesOf = ({ agents, teams }: People): readonly string[] =>
  [...agents, ...teams].map(({ name }) => fold(name.trim()));

interface Arguments {
  readonly text: string;
  readonly values: Readonly<Record<string, string>>;
}

const QUOTED = /^(?:"([^"]*)"|“([^”]*)”|«([^»]*)»|'([^']*)')/;

/** `key:value`, where a value goes on to the next key unless it is quoted; what belongs to no key is free text. */
export function readArguments(typed: string, known: readonly CommandArgument[]): Arguments {
  const values: Record<string, string> = {};
  const free: string[] = [];
  let rest = typed;
  for (let key = findKey(rest, known); key; key = findKey(rest, known)) {
    free.push(rest.slice(0, key.start));
    const after = rest.slice(key.end);
    const quoted = QUOTED.exec(after);
    const next = quoted ? quoted[0].length : (findKey(after, known)?.start ?? after.length);
    const value = quoted ? quoted.slice(1).find((part) => part !== undefined) : after.slice(0, next);
    values[key.name] = (value ?? "").trim();
    rest = after.slice(next);
  }
  const text = [...free, rest]
    .map((part) => part.trim())
    .filter(Boolean)
    .join(" ");
  return { text: unquoted(text), values };
}

/** The first `key:` of this command; one that it does not know is somebody's punctuation. */
function findKey(text: string, known: readonly CommandArgument[]) {
  for (const match of text.matchAll(/(?<=^|\s)(\p{L}{1,20}) ?: {0,3}/gu)) {
    const word = fold(match[1] ?? "");
    const argument = known.find(({ name, aliases }) => [name, ...aliases].some((key) => fold(key) === word));
    if (argument) return { name: argument.name, start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}

function unquoted(text: string): string {
  const quoted = QUOTED.exec(text);
  return quoted && quoted[0].length === text.length ? text.slice(1, -1).trim() : text;
}

/** Case and accents are left out on a phone. */
