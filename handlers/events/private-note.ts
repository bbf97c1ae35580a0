import {
  commandTexts,
  defineEventHandler,
  type HandlingContext,
  note,
  parseCommand,
  type Wishes,
  wordFor,
} from "../../plugin/bot.ts";

/** A command from a downtime of Baton may no longer be wanted. */
const MAX_AGE_MS = 60 * 60_000;

/** Runs a command in an agent's private note. Baton ignores all other notes. */
export const privateNote = defineEventHandler({
  on: "private_note",
  run({ message, at }, context) {
    const { author } = message;
    if (author.kind !== "person" || author.id === null || !message.private) return {};
    const { settings } = context;
    const typed = parseCommand(message.text, { ...context, locale: settings.locale });
    const words = commandTexts[settings.locale];
    if (typed.kind === "none") return {};
    if (typed.kind === "misspelt")
      return { effects: [note(words.misspelt({ word: typed.word, guess: typed.guess, help: helpWord(context) }))] };
    if (context.now - at > MAX_AGE_MS) return { effects: [note(words.tooOld({ word: typed.name }))] };
    const { name, locale, text, values } = typed;
    const actor = { id: author.id, name: author.name };
    return { command: { name, locale, text, values, messageId: message.id, actor } } satisfies Wishes;
  },
});

function helpWord({ commands, settings }: HandlingContext): string {
  const help = commands.find(({ name }) => name === "help");
  return help ? wordFor(help, settings.locale) : "help";
}
