import type { Texts } from "../../../texts/keys.d.ts";
import { ConfigInvalid } from "../../errors.ts";
import { LOCALES, type Locale } from "../../language/locale.ts";
import { compileMessage } from "./message.ts";
import { findDifference, readTree, type Tree } from "./text-file.ts";

type Section = keyof Texts;

const languages = new Map<Locale, Texts>();

/** Everything that customers and agents read in a language: `texts/<locale>.yaml`, read at the first use. */
function textsIn(locale: Locale): Texts {
  const known = languages.get(locale);
  if (known) return known;
  const tree = readTree(locale);
  const texts = compile(tree);
  if (!isWhole(texts, locale, tree)) throw new ConfigInvalid(`texts/${locale}.yaml holds no sentences`);
  languages.set(locale, texts);
  return texts;
}

/** Refuses a language that differs from the others in a key or an input, so that no customer finds the gap. */
export function checkTexts(): void {
  for (const locale of LOCALES) textsIn(locale);
}

/** The types are made from the English file, so a language that does not differ from it has that type. */
function isWhole(texts: unknown, locale: Locale, tree: Tree): texts is Texts {
  const difference = findDifference(locale, tree);
  if (difference) throw new ConfigInvalid(difference);
  return typeof texts === "object";
}

function compile(tree: Tree): unknown {
  if (typeof tree === "string") return compileMessage(tree);
  return Object.fromEntries(Object.entries(tree).map(([key, below]) => [key, compile(below)]));
}

/** A value in each language. Each is worked out when it is read, so that an import reads no file. */
function inEachLanguage<T>(read: (locale: Locale) => T): Readonly<Record<Locale, T>> {
  return {
    get "pt-BR"() {
      return read("pt-BR");
    },
    get en() {
      return read("en");
    },
    get es() {
      return read("es");
    },
  };
}

const section = <S extends Section>(name: S) => inEachLanguage((locale) => textsIn(locale)[name]);

/** What the bot says of itself when no knowledge is needed. */
export const talkTexts = section("talk");
/** What a customer reads when the bot calls a person. */
export const announcementTexts = section("announcement");
/** What customers read from the gates, before the bot has thought about what they want. */
export const gateTexts = section("gates");
/** What customers read while people take their time, or while they themselves are silent. */
export const ladderTexts = section("ladder");
export const hoursTexts = section("hours");
/** The note that people read when the bot hands a conversation over, in the language of the inbox. */
export const recapTexts = section("recap");
export type RecapTexts = Texts["recap"];
/** What the bot writes to people while a customer waits for them, in the language of the inbox. */
export const noteTexts = section("notes");
export type NoteTexts = Texts["notes"];
/** What the bot answers to commands, in the agent's language. */
export const commandTexts = section("commands");
/** How `@status` and `@context` read. */
export const statusTexts = section("status");
/** How help for agents reads, and what it says when rules have to make it. */
export const helpTexts = section("help");

const commandWords = section("commandWords");

/** How agents write a command that Baton ships with, and what the help says about it. */
export function shippedWords(name: keyof Texts["commandWords"]) {
  const aliases = (locale: Locale) => commandWords[locale][name].aliases.split(", ").filter((alias) => alias !== "");
  return {
    name,
    aliases: inEachLanguage(aliases),
    usage: inEachLanguage((locale) => commandWords[locale][name].usage),
    summary: inEachLanguage((locale) => commandWords[locale][name].summary),
  };
}

const names = section("names");

/** What an intent or entity is called where people read it. A name that an inbox has made up is shown as it is. */
export function nameOf(name: string, locale: Locale): string {
  const known: Readonly<Record<string, string>> = names[locale];
  return known[name] ?? name.replaceAll("_", " ");
}
