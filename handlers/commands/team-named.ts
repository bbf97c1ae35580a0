import { type CommandContext, type CommandResult, commandTexts, findTeam, refuse } from "../../plugin/bot.ts";

/** The name of the team, or the refusal if there is no such team. */
export function teamNamed(name: string, { people, locale }: CommandContext): string | CommandResult {
  const words = commandTexts[locale];
  if (people.teams.length === 0) return refuse(words.teamsUnknown);
  return findTeam(people, name)?.name ?? refuse(words.noSuchTeam({ team: name, teams: teamList(people) }));
}

export const teamList = ({ teams }: CommandContext["people"]): string =>
  teams.map(({ name }) => `**${name}**`).join(", ");
