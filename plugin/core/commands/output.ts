import type { Locale } from "../../language/locale.ts";
import { moodName } from "../../language/mood-name.ts";
import type { Source } from "../decision.ts";
import { helpTexts, recapTexts } from "../texts/texts.ts";
import type { Made } from "./agent-help.ts";
import type { CommandContext } from "./command.ts";

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_HOURS = 24;

/** Notes are read on a phone, between two customers: a head, a list of labelled lines, and nothing that says nothing. */
export const labelled = (label: string, text: string | null | undefined): string =>
  text ? `- **${label}:** ${text}` : "";
export const head = (text: string): string => `**${text}**`;
export const lines = (...parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join("\n");
export const paragraphs = (...parts: readonly (string | null | undefined)[]): string =>
  parts.filter(Boolean).join("\n\n");
export const listed = (items: readonly string[]): string => items.map((item) => `- ${item}`).join("\n");

/** Whether a model or rules made it, and how many messages were read for it. */
export function madeByLine(locale: Locale, { madeBy }: Made, read?: number): string {
  const words = helpTexts[locale];
  return `*${[words.madeBy[madeBy], read === undefined ? "" : words.read({ messages: read })].filter(Boolean).join(" ")}*`;
}

/** A mood in words with its score, from -1 to 1. */
export function moodText(score: number, locale: Locale): string {
  const { moods } = recapTexts[locale];
  return `${moods[moodName(score)]} (${scoreText(score)})`;
}

export const moodSign = (score: number): string =>
  ({ angry: "😠", unhappy: "🙁", neutral: "😐", happy: "🙂" })[moodName(score)];

const scoreText = (score: number) => `${score > 0 ? "+" : score < 0 ? "−" : ""}${Math.abs(score).toFixed(2)}`;
export const percent = (share: number): string => `${Math.round(share * 100)}%`;

export function sourceList(sources: readonly Pick<Source, "title" | "url">[]): string {
  return sources
    .map(({ title, url }) => (url === null ? inline(title, 60) : `[${inline(title, 60)}](${url})`))
    .join(" · ");
}

export const sourceLine = (label: string, sources: readonly Source[]): string =>
  sources.length > 0 ? `**${label}:** ${sourceList(sources)}` : "";

/** Names of intents and reasons are written for programs. */
export const spoken = (name: string): string => name.replaceAll("_", " ");

/** Customers' and tools' words in one line: short, and without a mention that would call somebody. */
export function inline(text: string, limit = 160): string {
  const said = unlinked(text.replaceAll(/\s+/g, " ").trim());
  return said.length > limit ? `${said.slice(0, limit - 1).trimEnd()}…` : said;
}

/** The same in full, set off from what the bot itself says. */
export const quoted = (text: string): string => `> ${unlinked(text.trim()).replaceAll("\n", "\n> ")}`;

const unlinked = (text: string) => text.replaceAll("mention://", "mention: //");

export const timeZoneOf = ({ hours, settings }: Pick<CommandContext, "hours" | "settings">): string =>
  hours?.timeZone ?? settings.hours.time_zone;

/** `18:00`, or with its day where that is not today, on the wall clock of the inbox. */
export function clock(at: number, context: Pick<CommandContext, "hours" | "settings" | "locale" | "now">): string {
  const timeZone = timeZoneOf(context);
  const part = (options: Intl.DateTimeFormatOptions, moment: number) =>
    new Intl.DateTimeFormat(context.locale, { ...options, timeZone }).format(moment);
  const dayOf = (moment: number) => part({ day: "2-digit", month: "2-digit" }, moment);
  const time = part({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, at);
  return dayOf(at) === dayOf(context.now) ? time : `${dayOf(at)} ${time}`;
}

/** `45 s`, `12 min`, `3 h 5 min`, `2 d 4 h`: the two largest units. */
export function span(ms: number): string {
  const left = Math.max(0, ms);
  if (left < MINUTE_MS) return `${Math.round(left / 1000)} s`;
  const minutes = Math.round(left / MINUTE_MS);
  if (minutes < HOUR_MINUTES) return `${minutes} min`;
  const hours = Math.floor(minutes / HOUR_MINUTES);
  if (hours < DAY_HOURS) return twoUnits(hours, "h", minutes % HOUR_MINUTES, "min");
  return twoUnits(Math.floor(hours / DAY_HOURS), "d", hours % DAY_HOURS, "h");
}

const twoUnits = (...[large, unit, small, smallUnit]: readonly [number, string, number, string]) =>
  small === 0 ? `${large} ${unit}` : `${large} ${unit} ${small} ${smallUnit}`;
