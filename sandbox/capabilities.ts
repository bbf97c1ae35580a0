/** What a Chatwoot release does differently from its neighbours. Nothing else in the sandbox compares versions. */

export const DEFAULT_VERSION = "4.16.2";

/** The first release with a behaviour and, where it has gone again, the first one without. */
type Range = readonly [since: string, until?: string];
const EVER = "0.0.0";

const RANGES = {
  // webhooks
  botSecret: ["4.13.0"],
  signsBotWebhooks: ["4.13.0"],
  signsInboxWebhooks: ["4.13.0"],
  signsAccountWebhooks: ["4.12.0"],
  sendsConversationUpdated: ["4.13.0"],
  retries: ["4.12.0"],
  followsRedirects: ["4.14.0"],
  guardsPrivateHosts: ["4.14.0"],
  failureOpens: ["4.7.0"],
  keepPendingSetting: ["4.11.0"],
  typingWebhooks: ["4.2.0"],
  assigneeBotReceives: ["4.8.0"],
  webhookName: ["4.8.0"],
  htmlEmail: ["4.7.0"],

  // bodies
  accountInConversation: ["4.14.2"],
  assigneeType: ["4.8.0"],
  htmlContent: ["4.9.0", "4.12.1"],
  hardBreaksNormalized: ["4.13.0"],
  trailingNewlinesTrimmed: ["4.14.2"],
  attachmentContentType: ["4.13.0"],
  audioInline: ["4.14.0"],
  audioUpdates: ["4.14.0"],
  transcribedText: ["4.3.0"],
  teamIcons: ["4.16.0"],
  updatedAtFloat: ["4.0.2"],
  activityAttributes: ["4.16.0"],

  // conversations
  botOwner: ["4.16.2"],
  botReplyClearsWaiting: ["4.10.0"],
  handoffSetsWaiting: ["4.12.0"],
  botAssignmentPends: ["4.17.0"],
  humanAssignmentOpens: ["4.17.0"],
  autoAssignSkipsBotOwned: ["4.17.0"],
  autoAssignKeepsTeam: ["4.11.0"],
  unassignedExcludesBotOwned: ["4.17.0"],

  // REST
  botViewFailsWithTeam: [EVER, "4.17.0"],
  botTokenHiddenFromAgents: ["4.16.0"],
  resetAccessToken: ["4.3.0"],
  patchMessageStatus: ["4.2.0"],
  customAttributesMerge: ["4.17.0"],
  contactSearchHasMore: ["4.11.0"],
  assignableBots: ["4.16.0"],
  platformShowsNameAsUrl: [EVER, "4.12.0"],
  articleMarkdown: ["4.14.1"],
  articleSearchSnippets: ["4.12.0"],
} as const satisfies Record<string, Range>;

type Flag = keyof typeof RANGES;

export type Capabilities = Readonly<Record<Flag, boolean>> & {
  readonly version: string;
  /** The actions a bot token may call, as `controller.action`. */
  readonly botActions: ReadonlySet<string>;
};

const BOT_ACTIONS: readonly (readonly [since: string, action: string])[] = [
  ["3.0.0", "conversations.create"],
  ["3.0.0", "conversations.toggle_status"],
  ["3.0.0", "messages.create"],
  ["3.6.0", "conversations.toggle_priority"],
  ["3.6.0", "assignments.create"],
  ["3.7.0", "conversations.update"],
  ["4.2.0", "conversations.custom_attributes"],
  ["4.12.0", "conversations.toggle_typing_status"],
  ["4.14.2", "conversations.show"],
  ["4.14.2", "labels.index"],
  ["4.14.2", "labels.create"],
  ["4.17.0", "conversations.destroy_custom_attributes"],
];

export function capabilitiesOf(versionText: string): Capabilities {
  const version = parseVersion(versionText);
  const has = ([since, until]: Range) =>
    compareVersions(version, since) >= 0 && (until === undefined || compareVersions(version, until) < 0);
  const flags = Object.fromEntries(Object.entries(RANGES).map(([name, range]) => [name, has(range)]));
  const actions = BOT_ACTIONS.filter(([since]) => has([since])).map(([, action]) => action);
  return { ...(flags as Record<Flag, boolean>), version, botActions: new Set(actions) };
}

export function parseVersion(text: string): string {
  const match = /^v?(\d+)\.(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) throw new Error(`"${text}" is not a Chatwoot version; use for example 4.16.2 or 4.10.1`);
  return `${match[1]}.${match[2]}.${match[3] ?? "0"}`;
}

function compareVersions(left: string, right: string): number {
  const a = left.split(".").map(Number);
  const b = right.split(".").map(Number);
  for (let i = 0; i < 3; i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
