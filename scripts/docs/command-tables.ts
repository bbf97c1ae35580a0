import type { Command } from "../../plugin/core/commands/command.ts";
import { wordFor } from "../../plugin/core/commands/parse.ts";
import { LOCALES } from "../../plugin/language/locale.ts";
import { table } from "./table.ts";

/** The commands that agents may type, from their own definitions. */
export function commandTable(commands: readonly Command[]): string {
  const rows = commands.map((command) => {
    const who = command.permission === "supervisor" ? "supervisors" : "every agent";
    return [formOf(command), command.summary.en, who, otherWords(command)];
  });
  return table(["command", "does", "for", "also as"], rows);
}

const formOf = (command: Command) =>
  code(`@${wordFor(command, "en")}${command.usage.en === "" ? "" : ` ${command.usage.en}`}`);

function otherWords({ name, aliases }: Command): string {
  const words = new Set(LOCALES.flatMap((locale) => aliases[locale]));
  words.delete(name);
  return [...words].map((word) => code(`@${word}`)).join(", ");
}

const code = (text: string) => `\`${text}\``;
