import type { Connection } from "../core/connection.ts";
import type { Chatwoot } from "./chatwoot.ts";

/** Chatwoot with the tokens of one connection. Both share a breaker. */
export interface Clients {
  /** With the bot's token. */
  readonly bot: Chatwoot;
  /** With a user's token, where the connection has one. */
  readonly reader: Chatwoot | null;
  readonly connection: Connection;
}
