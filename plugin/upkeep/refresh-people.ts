import type { Directory } from "../accounts/directory.ts";
import { learnPeople } from "../accounts/learn-people.ts";
import type { ConnectionStore } from "../db/connection-store.ts";
import type { InboxStore } from "../db/inbox-store.ts";
import type { Logger } from "../telemetry/logger.ts";

interface RefreshParts {
  readonly connections: ConnectionStore;
  readonly inboxes: InboxStore;
  readonly directory: Directory;
  readonly log: Logger;
}

/** Reads agents, teams and opening hours from every Chatwoot. */
export async function refreshPeople({ connections, inboxes, directory, log }: RefreshParts): Promise<void> {
  for (const { id } of await connections.list()) {
    const { reader } = await directory.loadClients(id);
    if (!reader) continue;
    try {
      await learnPeople({ connections, inboxes }, id, reader);
    } catch (err) {
      log.warn({ err, connectionId: id }, "reading agents and teams failed; the last answer is used");
    }
  }
}
