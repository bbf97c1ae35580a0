import {
  defineCommand,
  head,
  helpTexts,
  inline,
  labelled,
  lines,
  madeByLine,
  moodText,
  nameOf,
  paragraphs,
  shippedWords,
} from "../../plugin/bot.ts";

/** The most messages to summarise. */
const MAX_MESSAGES = 200;

/** Summarises the conversation and the next steps for an agent who has not read it. */
export const summary = defineCommand({
  ...shippedWords("summary"),
  args: [{ name: "last", aliases: ["últimas", "últimos", "n"] }],
  async run({ values }, { turn, help, signal, locale }) {
    const words = helpTexts[locale];
    const wanted = Number.parseInt(values.last ?? "", 10);
    const last = Number.isNaN(wanted) ? MAX_MESSAGES : Math.max(1, wanted);
    const messages = turn.messages.slice(-last);
    if (!messages.some(({ author }) => author.kind === "customer")) return { note: words.nothingSaid };
    const made = await help.summarize({ ...turn, messages }, signal);
    const facts = lines(
      labelled(words.topic, made.topic && nameOf(made.topic, locale)),
      labelled(words.issue, inline(made.issue, 480)),
      labelled(words.status, made.status),
      labelled(words.next, made.nextSteps.join(" ")),
      labelled(words.mood, moodText(made.sentiment, locale)),
      labelled(words.urgency, words.levels[made.urgency]),
    );
    return { note: paragraphs(head(words.summary), facts, madeByLine(locale, made, messages.length)) };
  },
});
