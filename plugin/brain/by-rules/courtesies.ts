import { talkTexts } from "../../core/texts/texts.ts";
import type { Locale } from "../../language/locale.ts";

/** Answered only when the customer says nothing else. The first of these intents in the list decides. */
const COURTESIES = [
  "goodbye",
  "thanks",
  "praise",
  "help",
  "denial",
  "confirmation",
  "greeting",
  "how_are_you",
  "wait",
] as const;
export type Courtesy = (typeof COURTESIES)[number];

export const isCourtesy = (intent: string | null): intent is Courtesy => COURTESIES.some((one) => one === intent);

export const mainCourtesy = (intents: readonly (string | null)[]): Courtesy | undefined =>
  COURTESIES.find((courtesy) => intents.includes(courtesy));

export interface TalkBefore {
  /** The bot's last message was a question to answer with yes or no. */
  readonly hasAsked: boolean;
  /** The bot's last message can be agreed or disagreed with. */
  readonly hasAnswered: boolean;
}

export function courtesyText(courtesy: Courtesy, locale: Locale, before: TalkBefore): string {
  const say = talkTexts[locale];
  switch (courtesy) {
    case "greeting":
      return talkTexts[locale].greeting;
    case "how_are_you":
      return say.howAreYou;
    case "thanks":
      return talkTexts[locale].thanks;
    case "goodbye":
      return say.goodbye;
    case "praise":
      return say.praised;
    case "help":
      return say.tellMe;
    case "wait":
      return say.noHurry;
    case "confirmation":
      return before.hasAsked ? say.tellMe : say.acknowledged;
    case "denial":
      return before.hasAsked || !before.hasAnswered ? say.acknowledged : say.sayOtherwise;
  }
}
