import { clock, defineCommand, head, helpTexts, madeByLine, moodSign, moodText, paragraphs } from "../../plugin/bot.ts";

/** A row of signs that still fits a phone. */
const MAX_POINTS = 12;

/** How the customer's mood went. */
export const sentiment = defineCommand({
  name: "sentiment",
  aliases: { "pt-BR": ["sentimento", "humor"], en: ["mood"], es: ["sentimiento", "ánimo"] },
  summary: {
    "pt-BR": "O humor do cliente ao longo da conversa",
    en: "The customer's mood over the conversation",
    es: "El ánimo del cliente a lo largo de la conversación",
  },
  reads: true,
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
    return { note: paragraphs(`${head(`${words.mood}:`)} ${overall}`, course, madeByLine(locale, made)) };
  },
});
