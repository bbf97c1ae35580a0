import type { Locale } from "../../language/locale.ts";
import { moodName } from "../../language/mood-name.ts";
import { readMoods } from "../../language/sentiment.ts";
import type { HandoffWish } from "../baton/handoff.ts";
import type { Reason } from "../baton/holder.ts";
import type { Explanation, Recap, TurnContext } from "../decision.ts";
import type { Attachment, Contact, Message } from "../event.ts";
import { nameOf, type RecapTexts, recapTexts } from "../texts/texts.ts";
import { queuedIntents } from "./intents.ts";

const MAX_QUOTES = 5;
const MAX_ANSWERS = 3;
const MAX_DATA = 8;
const QUOTE_CHARS = 500;
const ANSWER_CHARS = 160;
const WANTS_CHARS = 300;
const VALUE_CHARS = 60;

type Known = Pick<Explanation, "intent" | "entities" | "sentiment" | "language" | "sources" | "toolCalls">;

/** The parts that a model words better than rules; all other lines are facts. */
export interface WordedRecap {
  readonly wants: string;
  /** What was tried so far, a short sentence each. */
  readonly tried: readonly string[];
}

export const recapByRules = (context: TurnContext, known: Known | null): Recap => ({
  text: writeRecap(context, known, null),
  madeBy: "rules",
});

export const recapByModel = (context: TurnContext, known: Known | null, worded: WordedRecap): Recap => ({
  text: writeRecap(context, known, worded),
  madeBy: "model",
});

/**
 * The note for a colleague who has ten seconds: who, what they want, what was tried, what is known, how they are. One
 * short line each, so that it reads on a phone as well; a line that nothing is known for is left out.
 */
function writeRecap(context: TurnContext, known: Known | null, worded: WordedRecap | null): string {
  const { locale } = context.settings;
  const words = recapTexts[locale];
  const wants = worded ? plain(worded.wants, WANTS_CHARS) : nameOf(known?.intent ?? "", locale);
  const tried = worded ? worded.tried.slice(0, MAX_ANSWERS).map((text) => plain(text, ANSWER_CHARS)) : null;
  const lines = [
    line(words.wants, wants),
    line(
      words.alsoAsked,
      queuedIntents(context.marks)
        .map((intent) => nameOf(intent, locale))
        .join(", "),
    ),
    line(words.data, dataOf(context, known, words).join(" · ")),
    line(words.mood, moodOf(context, known?.sentiment ?? null, words)),
    line(words.language, languageOf(known?.language ?? null, locale)),
    line(words.sources, (known?.sources ?? []).map(sourceOf).join(", ")),
  ];
  const parts = [
    whoIs(context.conversation.contact, words),
    listed(lines),
    section(words.tried, listed([...(tried ?? answersOf(context, words)), ...toolsOf(known, words)])),
    section(
      words.notAnswered,
      context.owed
        .slice(-MAX_QUOTES)
        .map((message) => quote(message, words))
        .join("\n\n"),
    ),
  ];
  return parts.filter(Boolean).join("\n\n");
}

/** Whatever made the recap: why it came to people, and what to do first, stand below it in the inbox's language. */
export function closeRecap(recap: string, { reason, remark }: HandoffWish, locale: Locale): string {
  const words = recapTexts[locale];
  const why = line(words.why, whyOf(reason, locale));
  const next = line(words.next, reasonTexts(locale)[reason]?.next ?? words.anyReason.next);
  return [recap, ...(remark ? [`*${remark}*`] : []), listed([why, next])].join("\n\n");
}

/** A reason of a handoff in words. */
export const whyOf = (reason: Reason, locale: Locale): string => reasonTexts(locale)[reason]?.why ?? spoken(reason);

const reasonTexts = (locale: Locale): Partial<Record<string, { readonly why: string; readonly next: string }>> =>
  recapTexts[locale].reasons;

/** When the customer has not consented, the recap quotes no message. */
export const unreadRecap = (locale: Locale): Recap => ({ text: recapTexts[locale].unread, madeBy: "rules" });

const line = (label: string, text: string) => (text === "" ? "" : `**${label}:** ${text}`);
const listed = (lines: readonly (string | null | undefined)[]) =>
  lines
    .filter(Boolean)
    .map((text) => `- ${text}`)
    .join("\n");
const section = (label: string, text: string) => (text === "" ? "" : `**${label}:**\n\n${text}`);
/** Names of intents and reasons are written for programs. */
const spoken = (name: string) => name.replaceAll("_", " ");

function whoIs(contact: Contact | null, words: RecapTexts): string {
  const reached = [contact?.phone, contact?.email].filter(Boolean).map((value) => plain(value ?? "", VALUE_CHARS));
  return [`**${plain(contact?.name ?? "", VALUE_CHARS) || words.customer}**`, ...reached].join(" · ");
}

/** What the customer chose and what was understood; two ways to say the same are said once. */
function dataOf({ messages, settings }: TurnContext, known: Known | null, words: RecapTexts): readonly string[] {
  const entities = Object.entries(known?.entities ?? {}).flatMap(([name, value]) => {
    const text = wordsOf(value);
    return text === "" ? [] : [`${nameOf(name, settings.locale)}: ${text}`];
  });
  const chosen = messages.filter(({ author }) => author.kind === "customer").flatMap(({ choices }) => choices);
  const choices = chosen.map(({ title }) => `${words.chosen}: ${plain(title, VALUE_CHARS)}`);
  const places = messages.flatMap(({ attachments }) => attachments.flatMap((one) => placeOf(one, words)));
  return [...new Set([...entities, ...choices, ...places])].slice(-MAX_DATA);
}

function placeOf({ location, title }: Attachment, { place }: RecapTexts): readonly string[] {
  if (!location) return [];
  const { latitude, longitude } = location;
  const map = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}`;
  return [`${place}: [${plain(title ?? "", VALUE_CHARS) || `${latitude}, ${longitude}`}](${map})`];
}

function wordsOf(value: unknown): string {
  if (typeof value === "string") return plain(value, VALUE_CHARS);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return value.map(wordsOf).filter(Boolean).slice(0, MAX_DATA).join(", ");
  if (typeof value !== "object" || value === null) return "";
  if ("text" in value) return wordsOf(value.text);
  return "value" in value ? wordsOf(value.value) : "";
}

/** Of all that the customer said, as in the notes of commands; else what the brain understood of the last messages. */
function moodOf({ messages }: TurnContext, understood: number | null, { moods }: RecapTexts): string {
  if (understood === null) return "";
  const said = messages.filter(({ author }) => author.kind === "customer").map(({ text }) => text);
  return moods[moodName(readMoods(said).sentiment || understood)];
}

const languageOf = (language: Locale | null, locale: Locale) =>
  language === null ? "" : recapTexts[locale].languages[language];

const sourceOf = ({ title, url }: Explanation["sources"][number]) =>
  url === null ? plain(title, VALUE_CHARS) : `[${plain(title, VALUE_CHARS)}](${url})`;

/** What the bot has said since a person last had the word. */
function answersOf({ messages }: TurnContext, words: RecapTexts): readonly string[] {
  const own = messages.slice(messages.findLastIndex(({ author }) => author.kind === "person") + 1);
  const answers = own.filter(({ author }) => author.kind === "bot").slice(-MAX_ANSWERS);
  return answers.map(({ text }) => `${words.bot}: “${plain(text, ANSWER_CHARS)}”`);
}

function toolsOf(known: Known | null, words: RecapTexts): readonly string[] {
  const say = { ok: words.toolDone, failed: words.toolFailed, needs_approval: words.toolWaits };
  return (known?.toolCalls ?? []).map(({ name, outcome }) => say[outcome]({ name: spoken(name) }));
}

function quote({ text }: Message, words: RecapTexts): string {
  const said = unlinked(text.trim()).slice(0, QUOTE_CHARS);
  return `> ${said.replaceAll("\n", "\n> ") || words.attachment}`;
}

function plain(text: string, limit: number): string {
  const said = unlinked(text.replaceAll(/\s+/g, " ").trim());
  return said.length > limit ? `${said.slice(0, limit - 1).trimEnd()}…` : said;
}

/** A mention that a customer wrote must notify no agent. */
const unlinked = (text: string) => text.replaceAll("mention://", "mention: //");
