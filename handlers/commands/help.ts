import {
  type Command,
  type CommandContext,
  commandTexts,
  defineCommand,
  fold,
  LOCALES,
  type Locale,
  refuse,
  shippedWords,
  wordFor,
} from "../../plugin/bot.ts";

/** Lists the commands, or describes one of them. */
export const help = defineCommand({
  ...shippedWords("help"),
  async run(call, { commands, locale }) {
    const wanted = fold(call.text.replace(/^[@/]/, ""));
    if (wanted === "") return { note: list(commands, locale) };
    const command = commands.find((candidate) => namesOf(candidate).some((word) => fold(word) === wanted));
    return command ? { note: detail(command, locale) } : refuse(unknown(commands, { wanted, locale }));
  },
});

function list(commands: readonly Command[], locale: Locale): string {
  const rows = commands.map((command) => `- ${headOf(command, locale)}: ${command.summary[locale]}`);
  return [`**${commandTexts[locale].available}**`, rows.join("\n")].join("\n\n");
}

function detail(command: Command, locale: Locale): string {
  const words = commandTexts[locale];
  const shown = wordFor(command, locale);
  const others = namesOf(command).filter((word) => word !== shown);
  return [
    `**${headOf(command, locale)}**`,
    `${command.summary[locale]}.`,
    ...(command.permission === "supervisor" ? [`*${words.supervisorsOnly}*`] : []),
    ...(others.length > 0 ? [`${words.alsoAs}: ${others.map((word) => `\`@${word}\``).join(", ")}`] : []),
  ].join("\n\n");
}

const unknown = (
  commands: readonly Command[],
  { wanted, locale }: Pick<CommandContext, "locale"> & { wanted: string },
) => `${commandTexts[locale].noSuchCommand({ word: wanted })}\n\n${list(commands, locale)}`;

const headOf = (command: Command, locale: Locale) =>
  `\`${["@", wordFor(command, locale), command.usage[locale] && ` ${command.usage[locale]}`].join("")}\``;

const namesOf = ({ name, aliases }: Command): readonly string[] => [
  ...new Set([name, ...LOCALES.flatMap((locale) => aliases[locale])]),
];
