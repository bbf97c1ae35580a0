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
  /** The teams and agents of the account; null if Baton does not know them. */
  readonly findPeople: (connectionId: string) => Promise<People | null>;
  readonly settings: SettingsStore;
  readonly knowledge: KnowledgeDesk;
  readonly identify: Identify;
  readonly log: Logger;
  readonly now: () => number;
}

/** The parts of knowledge that admins may use. */
export interface KnowledgeDesk extends Pick<OpenKnowledge, "knowledge" | "entries" | "sync"> {
  readonly sources: KnowledgeStore;
  readonly gaps: GapStore;
}
