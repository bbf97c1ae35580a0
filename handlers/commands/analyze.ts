import {
  defineCommand,
  head,
  helpTexts,
  labelled,
  lines,
  listed,
  madeByLine,
  moodText,
  paragraphs,
  shippedWords,
} from "../../plugin/bot.ts";

/** Tells whether the bot can handle the conversation, and if not, why. */
export const analyze = defineCommand({
  ...shippedWords("analyze"),
  async run(_call, { turn, help, signal, locale }) {
    const words = helpTexts[locale];
    if (!turn.messages.some(({ author }) => author.kind === "customer")) return { note: words.nothingSaid };
    const made = await help.analyze(turn, signal);
    const verdict = made.botCanHandle ? words.botCan : words.botCannot;
    const facts = lines(
      labelled(words.mood, moodText(made.sentiment, locale)),
      labelled(words.urgency, words.levels[made.urgency]),
      labelled(words.complexity, words.levels[made.complexity]),
      made.whyNot === null ? `- **${verdict}**` : `- **${verdict}:** ${made.whyNot}`,
    );
    const actions = made.actions.length > 0 ? `${head(`${words.actions}:`)}\n\n${listed(made.actions)}` : "";
    return { note: paragraphs(head(words.analysis), facts, actions, madeByLine(locale, made, turn.messages.length)) };
  },
});
