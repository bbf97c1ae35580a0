import type { Mentioned } from "./effect.ts";

/** The agents and teams of an account, from the last read. Empty without a user token: presence is unknown then. */
export interface People {
  readonly agents: readonly Agent[];
  readonly teams: readonly StaffTeam[];
}

export interface Agent {
  readonly id: number;
  readonly name: string;
  readonly role: "agent" | "administrator";
  readonly online: boolean;
}

export interface StaffTeam {
  readonly id: number;
  readonly name: string;
  readonly memberIds: readonly number[];
}

export const nobodyKnown: People = { agents: [], teams: [] };

export function findTeam({ teams }: People, wanted: string | number): StaffTeam | undefined {
  return teams.find(({ id, name }) =>
    typeof wanted === "number" ? id === wanted : name.toLowerCase() === wanted.toLowerCase(),
  );
}

/** Whether an agent of the team is online; null when that is unknown. */
export function isStaffed(people: People, wanted: string): boolean | null {
  const team = findTeam(people, wanted);
  if (!team || people.agents.length === 0) return null;
  return membersOf(people, team).some(({ online }) => online);
}

export function membersOf({ agents }: People, team: StaffTeam): readonly Agent[] {
  return agents.filter(({ id }) => team.memberIds.includes(id));
}

/**
 * Whom a reminder to a team should name: its members, those who are online first if any is. A team without known
 * members is named itself; where nothing is known at all nobody can be named.
 */
export function mentionsOfTeam(people: People, wanted: string | number): readonly Mentioned[] {
  const team = findTeam(people, wanted);
  if (!team) return [];
  const members = membersOf(people, team);
  const online = members.filter((member) => member.online);
  const named = online.length > 0 ? online : members;
  if (named.length === 0) return [{ kind: "team", id: team.id, name: team.name }];
  return named.map(({ id, name }) => ({ kind: "user", id, name }));
}

export function mentionOfAgent({ agents }: People, id: number): readonly Mentioned[] {
  const agent = agents.find((candidate) => candidate.id === id);
  return agent ? [{ kind: "user", id, name: agent.name }] : [];
}
