import type { Locale } from "../../language/locale.ts";
import { recapTexts } from "../texts/texts.ts";

/** What was said at both ends of an episode; the middle is for those who open the conversation. */
export interface Ends {
  /** The customer's first words. */
  readonly asked: readonly string[];
  /** The last words to the customer. */
  readonly answered: readonly { readonly by: "bot" | "person"; readonly text: string }[];
}

const ASKED_CHARS = 200;
const ANSWERED_CHARS = 200;

/** What an episode was about, in the words that were said: the longest of the first ones, and of the last ones. */
export function summariseEpisode({ asked, answered }: Ends, locale: Locale): string {
  const words = recapTexts[locale];
  const wish = longest(asked, (text) => text);
  const people = answered.filter(({ by }) => by === "person");
  const reply = longest(people.length > 0 ? people : answered, ({ text }) => text);
  const lines = [
    wish && `${words.customer}: “${clip(wish, ASKED_CHARS)}”`,
    reply && `${reply.by === "bot" ? words.bot : words.person}: “${clip(reply.text, ANSWERED_CHARS)}”`,
  ];
  return lines.filter(Boolean).join("\n");
}

/** Greetings and thanks are short: what matters is not. */
function longest<T>(items: readonly T[], textOf: (item: T) => string): T | undefined {
  return [...items]
    .sort((a, b) => textOf(b).trim().length - textOf(a).trim().length)
    .find((item) => textOf(item).trim());
}

function clip(text: string, limit: number): string {
  const said = text.replaceAll(/\s+/g, " ").trim();
  return said.length > limit ? `${said.slice(0, limit - 1).trimEnd()}…` : said;
}
