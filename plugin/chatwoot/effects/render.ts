import type { Choice } from "../../language/words/choice.ts";
import { isAmount } from "../../language/words/choice.ts";
import { splitText } from "./split-text.ts";

/** An invisible sign that keeps two signs from being read as one. */
const GAP = "\u200B";
const CHATWOOT_LIMIT = 150_000;
/** For an unknown channel: the smallest limit of the known ones. */
const UNKNOWN_LIMIT = 1_000;

/** UTF-16 units, which is never less than the channel's own count. A private note has no channel of its own. */
const LIMITS: ReadonlyMap<string, number> = new Map([
  ["Channel::WebWidget", CHATWOOT_LIMIT],
  ["Channel::Api", CHATWOOT_LIMIT],
  ["Channel::Email", CHATWOOT_LIMIT],
  ["note", CHATWOOT_LIMIT],
  ["Channel::Whatsapp", 4_096],
  ["Channel::Telegram", 4_096],
  ["Channel::TwilioSms", 1_600],
  ["Channel::Sms", 1_600],
  ["Channel::FacebookPage", 2_000],
  ["Channel::Instagram", 1_000],
  ["Channel::Line", 5_000],
  ["Channel::TwitterProfile", 10_000],
  ["Channel::Tiktok", 6_000],
]);
/** These channels show Markdown unchanged: angle brackets survive. */
const KEEPS_HTML: ReadonlySet<string> = new Set(["Channel::WebWidget", "Channel::Api", "note"]);

const LIQUID = /[{}%](?=[{}%])/g;
/** CommonMark reads these as a tag, a comment or a declaration; `<https://…>` and `<a@b.c>` are links and stay. */
const HTML = /<(?=[a-z/!?])(?![a-z][a-z\d+.-]{1,31}:)(?![^\s<>@]{1,64}@[^\s<>]{1,255}>)/gi;

/**
 * The messages that a text becomes on a channel. Chatwoot runs every outgoing text through Liquid, which would swallow
 * `{{…}}`, and renders Markdown for most channels, which would swallow a line that looks like HTML, or all of it.
 */
export function renderText(text: string, channel: string): readonly string[] {
  const limit = LIMITS.get(channel) ?? UNKNOWN_LIMIT;
  return splitText(neutralise(text, channel), limit - GAP.length).map(guardStart);
}

export interface RenderedChoice {
  readonly content: string;
  readonly contentType: "text" | "input_select";
  readonly contentAttributes: Readonly<Record<string, unknown>>;
}

/**
 * A question with options, as buttons when Chatwoot and the channel can show all of them whole, else as a list to
 * answer by number. It is one message: a text near the channel's limit should be said before it.
 */
export function renderChoice(
  { text, choices }: { readonly text: string; readonly choices: readonly Choice[] },
  channel: string,
): RenderedChoice {
  const items = choices.map(({ title, value }) => ({ title, value }));
  const question = guardStart(neutralise(text, channel));
  if (hasButtons(question, items, channel)) {
    return { content: question, contentType: "input_select", contentAttributes: { items } };
  }
  const content = [text, listed(items)].filter(Boolean).join("\n\n");
  return { content: guardStart(neutralise(content, channel)), contentType: "text", contentAttributes: {} };
}

/** Titles that are numbers themselves must not be numbered: "2" has to mean one thing. */
function listed(choices: readonly Choice[]): string {
  const hasAmounts = choices.some(({ title }) => isAmount(title));
  return choices.map(({ title }, index) => `${hasAmounts ? "-" : `${index + 1}.`} ${title}`).join("\n");
}

interface Buttons {
  readonly count: number;
  readonly titleLength: (count: number) => number;
  readonly valueBytes: number;
  readonly textLength: number;
}

const ANY = { count: Number.POSITIVE_INFINITY, titleLength: () => Number.POSITIVE_INFINITY };
const FREE: Buttons = { ...ANY, valueBytes: Number.POSITIVE_INFINITY, textLength: CHATWOOT_LIMIT };
const BUTTONS: ReadonlyMap<string, Buttons> = new Map([
  ["Channel::WebWidget", FREE],
  ["Channel::Api", FREE],
  // Up to three options are buttons, more are the rows of a list.
  [
    "Channel::Whatsapp",
    { count: 10, titleLength: (count) => (count > 3 ? 24 : 20), valueBytes: 200, textLength: 1_024 },
  ],
  ["Channel::Telegram", { ...ANY, valueBytes: 64, textLength: 4_096 }],
  ["Channel::FacebookPage", { count: 13, titleLength: () => 20, valueBytes: 1_000, textLength: 2_000 }],
  ["Channel::Line", { count: 12, titleLength: () => 20, valueBytes: 300, textLength: 2_000 }],
]);

/** WhatsApp refuses two buttons with one title, and an answer could not tell them apart. */
function hasButtons(text: string, choices: readonly Choice[], channel: string): boolean {
  const buttons = BUTTONS.get(channel);
  if (!buttons || choices.length === 0 || choices.length > buttons.count || text.trim() === "") return false;
  const longest = buttons.titleLength(choices.length);
  return (
    text.length <= buttons.textLength &&
    new Set(choices.map(({ title }) => title.trim())).size === choices.length &&
    choices.every(({ title, value }) => title.trim() !== "" && title.length <= longest && fits(value, buttons))
  );
}

const fits = (value: string, { valueBytes }: Buttons) => value !== "" && Buffer.byteLength(value) <= valueBytes;

function neutralise(text: string, channel: string): string {
  const withoutLiquid = text.replaceAll("\0", "").replace(LIQUID, `$&${GAP}`);
  return KEEPS_HTML.has(channel) ? withoutLiquid : withoutLiquid.replace(HTML, `$&${GAP}`);
}

/** The escaped piece must not complete a brace of the text before it. */
const guardStart = (piece: string): string => (/^[{}%]/.test(piece) ? `${GAP}${piece}` : piece);
