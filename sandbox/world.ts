import type { Blobs } from "./blobs.ts";
import type { Capabilities } from "./capabilities.ts";
import type { Clock } from "./clock.ts";
import type { Bus } from "./rules/events.ts";
import type { Scheduler } from "./scheduler.ts";
import type { AgentBot, Contact, User } from "./state/entities.ts";
import type { Store } from "./state/store.ts";
import type { Switches } from "./switches.ts";

/** Everything a rule may need. Made once by `server.ts`. */
export type World = {
  readonly caps: Capabilities;
  readonly store: Store;
  readonly clock: Clock;
  readonly switches: Switches;
  readonly blobs: Blobs;
  readonly bus: Bus;
  readonly scheduler: Scheduler;
  /** Known only once the server listens. */
  baseUrl: string;
};

/** Who did something: activity lines and a few rules depend on it. */
export type Actor =
  | { readonly kind: "user"; readonly user: User }
  | { readonly kind: "bot"; readonly bot: AgentBot }
  | { readonly kind: "contact"; readonly contact: Contact }
  | { readonly kind: "system" };

export const SYSTEM: Actor = { kind: "system" };

/** The only account with anything in it; a second, empty one exists to be refused. */
export const ACCOUNT_ID = 1;
export const OTHER_ACCOUNT_ID = 2;
