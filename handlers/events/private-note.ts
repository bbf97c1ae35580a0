import {
  commandTexts,
  defineEventHandler,
  type HandlingContext,
  note,
  parseCommand,
  type Wishes,
  wordFor,
} from "../../plugin/bot.ts";

/** Written while nobody could listen, it may no longer be what anybody wants. */
const TOO_OLD_MS = 60 * 60_000;

/** A person's private note can only be a command; everything else that people write to each other is theirs alone. */
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
    if (context.now - at > TOO_OLD_MS) return { effects: [note(words.tooOld({ word: typed.name }))] };
    const { name, locale, text, values } = typed;
    const actor = { id: author.id, name: author.name };
    return { command: { name, locale, text, values, messageId: message.id, actor } } satisfies Wishes;
  },
});

function helpWord({ commands, settings }: HandlingContext): string {
  const help = commands.find(({ name }) => name === "help");
  return help ? wordFor(help, settings.locale) : "help";
}
