import { commandTexts, defineEventHandler, note, parseCommand } from "../../plugin/bot.ts";

/** A command that the customer could read is not run: nobody means to show them how the desk is worked. */
export const personMessage = defineEventHandler({
  on: "person_message",
  run({ message }, { commands, people, settings: { locale } }) {
    const typed = parseCommand(message.text, { commands, people, locale });
    return typed.kind === "command" ? { effects: [note(commandTexts[locale].inPublic({ word: typed.name }))] } : {};
  },
});
