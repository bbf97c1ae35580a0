import type { Abilities } from "../core/connection.ts";
import { atLeast, parseVersion } from "./version.ts";

/** Results of trials; undefined when a trial was not possible. */
export interface Probes {
  /** The bot's JSON has a secret. */
  readonly botHasSecret?: boolean | undefined;
  readonly botTyping?: boolean | undefined;
  readonly botLabels?: boolean | undefined;
  readonly botAttributes?: boolean | undefined;
  readonly botCanReadConversation?: boolean | undefined;
  readonly readsMessages?: boolean | undefined;
  readonly readsPresence?: boolean | undefined;
  readonly administrator?: boolean | undefined;
}

/** Version numbers say what to expect, trials what is true: a fork may carry a change early or late. */
export function abilitiesOf(version: string, probes: Probes = {}): Abilities {
  const number = parseVersion(version);
  const since = (wanted: string) => atLeast(number, wanted);
  return {
    version,
    signsBotWebhooks: probes.botHasSecret ?? since("4.13"),
    signsAccountWebhooks: since("4.12"),
    // Both came with 4.13, so the secret also tells about the events.
    botEventsIncludeUpdates: probes.botHasSecret ?? since("4.13"),
    retriesBotWebhooks: since("4.12"),
    failureOpensConversation: since("4.7"),
    contentIsRendered: since("4.9") && !since("4.12.1"),
    blocksPrivateAddresses: since("4.14"),
    botAttributes: probes.botAttributes ?? since("4.2"),
    botTyping: probes.botTyping ?? since("4.12"),
    botLabels: probes.botLabels ?? since("4.14.2"),
    botCanReadConversation: probes.botCanReadConversation ?? since("4.14.2"),
    // The fix came after 4.17 was branched; a release before 4.18 may lack it.
    botReadFailsWithTeam: (probes.botCanReadConversation ?? since("4.14.2")) && !since("4.18"),
    botAsAssignee: since("4.8"),
    nativeOwner: since("4.16.2"),
    assignmentMovesStatus: since("4.17"),
    mergeAttributes: since("4.17"),
    teamMentions: since("4.4"),
    readsMessages: probes.readsMessages ?? false,
    readsPresence: probes.readsPresence ?? false,
    administrator: probes.administrator ?? false,
  };
}

/** Each missing ability with Baton's substitute, for the operator. */
export function missingAbilities(abilities: Abilities): readonly string[] {
  return GAPS.filter((gap) => gap.applies(abilities)).map((gap) => gap.sentence);
}

interface Gap {
  readonly applies: (abilities: Abilities) => boolean;
  readonly sentence: string;
}

const GAPS: readonly Gap[] = [
  {
    applies: (can) => !can.readsMessages,
    sentence:
      "Messages cannot be read back, because no user token works here: set CHATWOOT_USER_TOKEN to the token of an agent who is in the bot's inboxes. Until then nothing missed during a down-time is caught up, and a message whose sending is in doubt waits for its echo.",
  },
  {
    applies: (can) => !can.readsPresence,
    sentence:
      "Who is online cannot be seen without a user token (CHATWOOT_USER_TOKEN), so handoffs go to a team by its hours alone.",
  },
  {
    applies: (can) => !can.signsBotWebhooks,
    sentence:
      "Deliveries are not signed, because Chatwoot signs them only since 4.13: they are told apart by the secret part of the bot's address, so keep that address private.",
  },
  {
    applies: (can) => !can.botEventsIncludeUpdates,
    sentence:
      "Assignee, team, label and snooze changes come through an account webhook, because bots receive them only since 4.13.",
  },
  {
    applies: (can) => !can.signsAccountWebhooks,
    sentence: "The account webhook is not signed either: Chatwoot signs it since 4.12.",
  },
  {
    applies: (can) => !can.botLabels && can.readsMessages,
    sentence: "Labels are written with the user token, because bots may set labels only since 4.14.2.",
  },
  {
    applies: (can) => !can.botLabels && !can.readsMessages,
    sentence:
      "Labels cannot be written: bots may set them only since 4.14.2, and there is no user token (CHATWOOT_USER_TOKEN).",
  },
  {
    applies: (can) => !can.botAttributes,
    sentence: "Conversation attributes cannot be written by the bot, because bots may do so only since 4.2.",
  },
  {
    applies: (can) => !can.botTyping,
    sentence: "The customer sees no typing sign, because bots may show it only since 4.12.",
  },
  {
    applies: (can) => !can.botCanReadConversation && !can.readsMessages,
    sentence:
      "A conversation's state is known from deliveries alone, because bots may read it only since 4.14.2 and there is no user token.",
  },
  {
    applies: (can) => !can.retriesBotWebhooks,
    sentence:
      "A delivery that Baton could not take is not repeated: Chatwoot tries again only since 4.12, so short restarts matter.",
  },
  {
    applies: (can) => !can.mergeAttributes,
    sentence:
      "Conversation attributes are written as a whole, because merging exists only since 4.17: a change by an agent in the same second can be lost.",
  },
];
