/** One Chatwoot account that Baton serves. Null secrets are things this Chatwoot version or this set-up does not have. */
export interface Connection {
  readonly id: string;
  readonly baseUrl: string;
  readonly accountId: number;
  readonly botId: number | null;
  readonly botName: string;
  readonly botToken: string;
  readonly userToken: string | null;
  readonly botSecret: string | null;
  readonly accountSecret: string | null;
  readonly urlToken: string;
  readonly abilities: Abilities;
}

/** What this Chatwoot, its bot token and the user token can do. Plain JSON: kept with the connection. */
export interface Abilities {
  /** As Chatwoot says it; forks count their own way. */
  readonly version: string;
  readonly signsBotWebhooks: boolean;
  readonly signsAccountWebhooks: boolean;
  /** The bot itself hears of assignee, team, label and snooze changes; else an account webhook is needed. */
  readonly botEventsIncludeUpdates: boolean;
  /** Deliveries to the bot answered with 429 or 500 come again. */
  readonly retriesBotWebhooks: boolean;
  /** A delivery that fails opens the pending conversation. */
  readonly failureOpensConversation: boolean;
  /** Message webhooks carry HTML or channel markup instead of what was typed. */
  readonly contentIsRendered: boolean;
  readonly blocksPrivateAddresses: boolean;
  readonly botAttributes: boolean;
  readonly botTyping: boolean;
  readonly botLabels: boolean;
  readonly botCanReadConversation: boolean;
  /** Chatwoot answers 500 when the bot reads a conversation that has a team. */
  readonly botReadFailsWithTeam: boolean;
  /** A bot may be the assignee. */
  readonly botAsAssignee: boolean;
  /** The connected bot owns new conversations by itself. */
  readonly nativeOwner: boolean;
  /** Assigning a person opens the conversation, assigning the bot makes it pending. */
  readonly assignmentMovesStatus: boolean;
  readonly mergeAttributes: boolean;
  readonly teamMentions: boolean;
  readonly readsMessages: boolean;
  readonly readsPresence: boolean;
  readonly administrator: boolean;
}
