import type { Connection } from "../core/connection.ts";
import type { Chatwoot } from "./chatwoot.ts";

/** The clients of one connection, one for each token. They share a breaker. */
export interface Clients {
  /** With the bot's token. */
  readonly bot: Chatwoot;
  /** With a user's token; null without one. */
  readonly reader: Chatwoot | null;
  readonly connection: Connection;
}
