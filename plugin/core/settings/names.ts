import type { People } from "../people.ts";
import { pointerTo } from "./json-pointer.ts";
import { type SettingsProblem, warning } from "./rules/rule.ts";
import { completeSettings, type SettingsDocument } from "./settings.ts";

/** Something in Chatwoot that settings speak of by its name. Chatwoot keeps these names in lower case. */
export interface NamedPlace {
  readonly name: string;
  readonly path: string;
}

const place = (name: string, path: string): NamedPlace => ({ name: name.trim().toLowerCase(), path });

export function teamsIn(document: SettingsDocument): readonly NamedPlace[] {
  const { routing } = completeSettings(document);
  const { default_team: standard, supervisor_team: supervisor } = routing;
  return [
    ...(standard ? [place(standard, "/routing/default_team")] : []),
    ...(supervisor ? [place(supervisor, "/routing/supervisor_team")] : []),
    ...routing.rules.flatMap(({ team, fallback = [] }, index) => [
      place(team, pointerTo("routing", "rules", index, "team")),
      ...fallback.map((name, number) => place(name, pointerTo("routing", "rules", index, "fallback", number))),
    ]),
    ...Object.entries(routing.aliases).map(([alias, team]) => place(team, pointerTo("routing", "aliases", alias))),
  ];
}

export const labelsIn = (document: SettingsDocument): readonly NamedPlace[] =>
  completeSettings(document).handoff.labels.map((label, index) => place(label, pointerTo("handoff", "labels", index)));

/** Teams that Chatwoot did not have when it was last asked: a handoff to one of them would reach nobody. */
export function findStrangeTeams(document: SettingsDocument, people: People | null): readonly SettingsProblem[] {
  if (!people || people.teams.length === 0) return [];
  const known = new Set(people.teams.map(({ name }) => name.toLowerCase()));
  const strange = teamsIn(document).filter(({ name }) => !known.has(name));
  return strange.map(({ name, path }) =>
    warning(path, `Chatwoot has no team ${name}; it has: ${[...known].join(", ")}`),
  );
}
