import type { Directory } from "../accounts/directory.ts";
import type { Chatwoot } from "../chatwoot/chatwoot.ts";
import { businessHoursOf } from "../chatwoot/working-hours.ts";
import type { People } from "../core/people.ts";
import type { ConnectionStore } from "../db/connection-store.ts";
import type { InboxStore } from "../db/inbox-store.ts";
import type { Logger } from "../telemetry/logger.ts";

interface RefreshParts {
  readonly connections: ConnectionStore;
  readonly inboxes: InboxStore;
  readonly directory: Directory;
  readonly log: Logger;
}

/** Asks every Chatwoot who is there and when its inboxes are open, so that no turn has to. */
export async function refreshPeople({ connections, inboxes, directory, log }: RefreshParts): Promise<void> {
  for (const { id } of await connections.list()) {
    const { reader } = await directory.loadClients(id);
    if (!reader) continue;
    try {
      await connections.savePeople(id, await readPeople(reader));
      for (const inbox of await reader.inboxes.list())
        await inboxes.saveBusinessHours(id, inbox.id, businessHoursOf(inbox));
    } catch (err) {
      log.warn({ err, connectionId: id }, "Chatwoot could not be asked who is there; the last answer is used");
    }
  }
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
