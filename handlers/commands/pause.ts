import {
  type CommandContext,
  clock,
  commandTexts,
  defineCommand,
  readPauseEnd,
  refuse,
  shippedWords,
  timeZoneOf,
  wordFor,
} from "../../plugin/bot.ts";
import { resume } from "./resume.ts";

/** Pauses the bot: the agent gets the conversation. With a time the bot gets it back then. */
export const pause = defineCommand({
  ...shippedWords("pause"),
  async run(call, context) {
    const { conversation, now, locale } = context;
    const words = commandTexts[locale];
    if (conversation.baton.holder === "closed") return refuse(words.closed);
    const until = readPauseEnd(call.text, now, timeZoneOf(context));
    if (until === undefined)
      return refuse(words.noTime({ text: call.text, usage: `\`@${wordFor(pause, locale)} ${pause.usage[locale]}\`` }));
    const word = wordFor(resume, locale);
    const note =
      until === null
        ? words.pausedUntilResumed({ resume: word })
        : words.pausedUntil({ until: clock(until, context), resume: word });
    return { pass: { type: "paused", at: now, personId: keeperOf(context) ?? call.actor.id, until }, note };
  },
});

/** The agent who already has the conversation keeps it, also when another agent pauses the bot. */
function keeperOf({ conversation }: CommandContext): number | null {
  const { assignee } = conversation.known.state;
  return conversation.baton.holder === "agent" && assignee?.kind === "person" ? assignee.id : null;
}
