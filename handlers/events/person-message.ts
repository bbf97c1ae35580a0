import { commandTexts, defineEventHandler, note, parseCommand } from "../../plugin/bot.ts";

/** A command in a public message is not run: the agent gets a note instead, because the customer can read it. */
export const personMessage = defineEventHandler({
  on: "person_message",
  run({ message }, { commands, people, settings: { locale } }) {
    const typed = parseCommand(message.text, { commands, people, locale });
    return typed.kind === "command" ? { effects: [note(commandTexts[locale].inPublic({ word: typed.name }))] } : {};
  },
});
