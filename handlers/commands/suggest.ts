import {
  defineCommand,
  head,
  helpTexts,
  inline,
  listed,
  madeByLine,
  paragraphs,
  percent,
  quoted,
  shippedWords,
  sourceLine,
} from "../../plugin/bot.ts";

const MAX_ALTERNATIVES = 2;

/** Suggests replies. They are not sent. */
export const suggest = defineCommand({
  ...shippedWords("suggest"),
  args: [{ name: "tone", aliases: ["tom", "tono"] }],
  async run({ values, text }, { turn, help, signal, locale }) {
    const words = helpTexts[locale];
    const made = await help.suggest(turn, values.tone || text || null, signal);
    const [best, ...others] = made.replies;
    if (!best) return { note: paragraphs(words.noSuggestion, madeByLine(locale, made, turn.messages.length)) };
    const alternatives = others
      .slice(0, MAX_ALTERNATIVES)
      .map((reply) => `${inline(reply.text, 280)} (${percent(reply.confidence)})`);
    return {
      note: paragraphs(
        `${head(words.suggestion)} · ${words.confidence} ${percent(best.confidence)}`,
        quoted(best.text),
        alternatives.length > 0 ? `${head(`${words.alternatives}:`)}\n\n${listed(alternatives)}` : "",
        sourceLine(words.sources, made.sources),
        madeByLine(locale, made, turn.messages.length),
      ),
    };
  },
});
