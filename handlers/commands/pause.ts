import {
  type CommandContext,
  clock,
  commandTexts,
  defineCommand,
  readPauseEnd,
  refuse,
  timeZoneOf,
  wordFor,
} from "../../plugin/bot.ts";
import { resume } from "./resume.ts";

const usage = { "pt-BR": "[30m | até 18:00]", en: "[30m | until 18:00]", es: "[30m | hasta 18:00]" };

/** The bot is silent: whoever paused it has the conversation, and a time that was given gives it back. */
export const pause = defineCommand({
  name: "pause",
  aliases: { "pt-BR": ["pausar", "pausa"], en: [], es: ["pausar", "pausa"] },
  usage,
  summary: {
    "pt-BR": "O robô se cala; com um tempo, volta sozinho",
    en: "The bot is silent; with a time it returns by itself",
    es: "El robot calla; con un tiempo, vuelve solo",
  },
  async run(call, context) {
    const { conversation, now, locale } = context;
    const words = commandTexts[locale];
    if (conversation.baton.holder === "closed") return refuse(words.closed);
    const until = readPauseEnd(call.text, now, timeZoneOf(context));
    if (until === undefined)
      return refuse(words.noTime({ text: call.text, usage: `\`@${wordFor(pause, locale)} ${usage[locale]}\`` }));
    const word = wordFor(resume, locale);
    const note =
      until === null
        ? words.pausedUntilResumed({ resume: word })
        : words.pausedUntil({ until: clock(until, context), resume: word });
    return { pass: { type: "paused", at: now, personId: keeperOf(context) ?? call.actor.id, until }, note };
  },
});

/** Whoever has it already keeps it, whoever says for how long. */
function keeperOf({ conversation }: CommandContext): number | null {
  const { assignee } = conversation.known.state;
  return conversation.baton.holder === "agent" && assignee?.kind === "person" ? assignee.id : null;
}
