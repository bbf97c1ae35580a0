import { ConfigInvalid } from "../../errors.ts";
import type { Preset } from "../preset/schema.ts";

/** The bot, its addresses and the vocabulary that a Chatwoot account should have. */
export interface DesiredSetup extends Pick<Preset, "teams" | "labels" | "attributes"> {
  readonly botName: string;
  /** The address at which the bot receives its events. */
  readonly outgoingUrl: string;
  /** The address of the account webhook, in versions that need one. */
  readonly accountWebhookUrl: string;
  readonly inboxIds: readonly number[] | "all";
}

const MAX_URL_CHARS = 2048;

export function checkDesired(desired: DesiredSetup): void {
  if (desired.botName.trim() === "")
    throw new ConfigInvalid("The bot needs a name: customers see it next to its answers");
  for (const url of [desired.outgoingUrl, desired.accountWebhookUrl]) {
    if (!URL.canParse(url) || !/^https?:/i.test(url) || url.length > MAX_URL_CHARS) {
      throw new ConfigInvalid(
        "Chatwoot must be able to call Baton: set its public address to a full URL such as https://baton.example.com",
      );
    }
  }
}

/** The origin of an address. Its path may be a secret. */
export function originOf(url: string | null | undefined): string {
  return typeof url === "string" && URL.canParse(url) ? new URL(url).origin : "no address";
}
