import { findTeam, type People } from "../people.ts";
import type { InboxSettings } from "../settings/settings.ts";
import type { Command } from "./command.ts";

/** The reason of a refusal. */
export type Permission = "allowed" | "not_supervisor" | "people_unknown";

/** Whether an agent may give a command: any agent, or leaders only. An unknown role is refused. */
export function permissionFor(
  { permission }: Pick<Command, "permission">,
  actorId: number,
  { settings, people }: { readonly settings: InboxSettings; readonly people: People },
): Permission {
  if (permission === "agent") return "allowed";
  const agent = people.agents.find(({ id }) => id === actorId);
  if (people.agents.length === 0) return "people_unknown";
  if (agent?.role === "administrator") return "allowed";
  const { supervisor_team: name } = settings.routing;
  const team = name === null ? undefined : findTeam(people, name);
  return agent && team?.memberIds.includes(actorId) ? "allowed" : "not_supervisor";
}
