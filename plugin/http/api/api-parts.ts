import type { Connection } from "../../db/connection-store.ts";
import type { SettingsStore } from "../../db/settings-store.ts";
import type { Logger } from "../../logger.ts";
import type { Identify } from "./known-tokens.ts";

export interface ApiParts {
  readonly listConnections: () => Promise<readonly Connection[]>;
  readonly findConnection: (id: string) => Promise<Connection | undefined>;
  readonly settings: SettingsStore;
  readonly identify: Identify;
  readonly log: Logger;
  readonly now: () => number;
}
