import type { Command } from "../../plugin/core/commands/command.ts";
import { wordFor } from "../../plugin/core/commands/parse.ts";
import { LOCALES } from "../../plugin/language/locale.ts";

/** What agents may type, from what the commands say about themselves. */
export function commandTable(commands: readonly Command[]): string {
  const rows = commands.map((command) => {
    const who = command.permission === "supervisor" ? "supervisors" : "every agent";
    return `| ${formOf(command)} | ${command.summary.en} | ${who} | ${otherWords(command)} |`;
  });
  return ["| command | does | for | also as |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

const formOf = (command: Command) =>
  code(`@${wordFor(command, "en")}${command.usage.en === "" ? "" : ` ${command.usage.en}`}`);

function otherWords({ name, aliases }: Command): string {
  const words = new Set(LOCALES.flatMap((locale) => aliases[locale]));
  words.delete(name);
  return [...words].map((word) => code(`@${word}`)).join(", ");
}

/** A bar would end the cell. */
const code = (text: string) => `\`${text.replaceAll("|", "\\|")}\``;
