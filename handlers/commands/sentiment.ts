import {
  clock,
  defineCommand,
  head,
  helpTexts,
  madeByLine,
  moodSign,
  moodText,
  paragraphs,
  shippedWords,
} from "../../plugin/bot.ts";

/** The longest row of signs that fits a phone. */
const MAX_POINTS = 12;

/** Shows the course of the customer's mood. */
export const sentiment = defineCommand({
  ...shippedWords("sentiment"),
  async run(_call, context) {
    const { turn, help, signal, locale } = context;
    const words = helpTexts[locale];
    const made = await help.sentiment(turn, signal);
    const points = made.points.slice(-MAX_POINTS);
    const [first] = points;
    const last = points.at(-1);
    if (!first || !last) return { note: words.nothingSaid };
    const course = `${clock(first.at, context)} ${points.map(({ score }) => moodSign(score)).join(" ")} ${clock(last.at, context)}`;
    const overall = `${moodText(made.overall, locale)}, ${words.trends[made.trend]}`;
    return {
      note: paragraphs(`${head(`${words.mood}:`)} ${overall}`, course, madeByLine(locale, made, turn.messages.length)),
    };
  },
});
