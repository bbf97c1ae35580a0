import type { Chatwoot } from "../chatwoot/chatwoot.ts";
import { businessHoursOf } from "../chatwoot/working-hours.ts";
import type { People } from "../core/people.ts";
import type { ConnectionStore } from "../db/connection-store.ts";
import type { InboxStore } from "../db/inbox-store.ts";

interface LearnParts {
  readonly connections: Pick<ConnectionStore, "savePeople">;
  readonly inboxes: Pick<InboxStore, "saveBusinessHours">;
}

/** Reads agents, teams and opening hours of an account from Chatwoot and stores them, so that no turn has to ask. */
export async function learnPeople(
  { connections, inboxes }: LearnParts,
  connectionId: string,
  reader: Chatwoot,
): Promise<void> {
  await connections.savePeople(connectionId, await readPeople(reader));
  for (const inbox of await reader.inboxes.list())
    await inboxes.saveBusinessHours(connectionId, inbox.id, businessHoursOf(inbox));
}

async function readPeople(reader: Chatwoot): Promise<People> {
  const [agents, teams] = await Promise.all([reader.agents.list(), reader.teams.list()]);
  const members = await Promise.all(teams.map(({ id }) => reader.teams.members(id)));
  return {
    agents: agents.map(({ id, name, role, availability_status }) => ({
      id,
      name,
      role: role === "administrator" ? "administrator" : "agent",
      online: availability_status === "online",
    })),
    teams: teams.map(({ id, name }, index) => ({
      id,
      name,
      memberIds: (members[index] ?? []).map((member) => member.id),
    })),
  };
}
