import type { Connection } from "../../core/connection.ts";
import type { People } from "../../core/people.ts";
import type { GapStore } from "../../db/knowledge/gap-store.ts";
import type { KnowledgeStore } from "../../db/knowledge/knowledge-store.ts";
import type { SettingsStore } from "../../db/settings-store.ts";
import type { OpenKnowledge } from "../../knowledge/open-knowledge.ts";
import type { Logger } from "../../telemetry/logger.ts";
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

/** What the service can do with knowledge, as far as an admin may ask for it. */
export interface KnowledgeDesk extends Pick<OpenKnowledge, "knowledge" | "entries" | "sync"> {
  readonly sources: KnowledgeStore;
  readonly gaps: GapStore;
}
