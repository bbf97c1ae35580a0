import type { People } from "../../core/people.ts";
import type { Connection } from "../../db/connection-store.ts";
import type { SettingsStore } from "../../db/settings-store.ts";
import type { Logger } from "../../logger.ts";
import type { KnowledgeDesk } from "./knowledge-router.ts";
import type { Identify } from "./known-tokens.ts";

export interface ApiParts {
  readonly listConnections: () => Promise<readonly Connection[]>;
  readonly findConnection: (id: string) => Promise<Connection | undefined>;
  /** Who works in the account, as far as Baton knows. */
  readonly findPeople: (connectionId: string) => Promise<People | null>;
  readonly settings: SettingsStore;
  readonly knowledge: KnowledgeDesk;
  readonly identify: Identify;
  readonly log: Logger;
  readonly now: () => number;
}
