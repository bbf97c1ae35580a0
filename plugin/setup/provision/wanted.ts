import type { AttributeType } from "../../chatwoot/resources/custom-attributes.ts";
import { ConfigInvalid } from "../../errors.ts";

export interface Wanted {
  readonly botName: string;
  /** Where the bot receives its events. */
  readonly outgoingUrl: string;
  /** Where the account webhook goes in versions that need one. */
  readonly accountWebhookUrl: string;
  readonly inboxIds: readonly number[] | "all";
  readonly teams: readonly WantedTeam[];
  readonly labels: readonly WantedLabel[];
  readonly attributes: readonly WantedAttribute[];
}

export interface WantedTeam {
  readonly name: string;
  readonly description: string;
}

export interface WantedLabel {
  readonly title: string;
  readonly description: string;
  readonly color: string;
}

export interface WantedAttribute {
  readonly key: string;
  readonly name: string;
  readonly type: AttributeType;
  readonly model: "conversation" | "contact";
  readonly description: string;
}

const LONGEST_URL = 2048;

export function checkWanted(wanted: Wanted): void {
  if (wanted.botName.trim() === "")
    throw new ConfigInvalid("The bot needs a name: customers see it next to its answers");
  for (const url of [wanted.outgoingUrl, wanted.accountWebhookUrl]) {
    if (!URL.canParse(url) || !/^https?:/i.test(url) || url.length > LONGEST_URL) {
      throw new ConfigInvalid(
        "Chatwoot must be able to call Baton: set its public address to a full URL such as https://baton.example.com",
      );
    }
  }
}

/** Only the host: paths and passwords of these addresses may be secrets. */
export function originOf(url: string | null | undefined): string {
  return typeof url === "string" && URL.canParse(url) ? new URL(url).origin : "no address";
}
