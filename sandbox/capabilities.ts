/** What a Chatwoot release does differently from its neighbours. Nothing else in the sandbox compares versions. */
export type Capabilities = ReturnType<typeof capabilitiesOf>;

export const DEFAULT_VERSION = "4.16.2";

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

export function capabilitiesOf(versionText: string) {
  const version = parseVersion(versionText);
  const since = (first: string) => compareVersions(version, first) >= 0;
  const before = (first: string) => !since(first);
  return {
    version,
    botActions: new Set(BOT_ACTIONS.filter(([first]) => since(first)).map(([, action]) => action)),

    // webhooks
    botSecret: since("4.13.0"),
    signsBotWebhooks: since("4.13.0"),
    signsInboxWebhooks: since("4.13.0"),
    signsAccountWebhooks: since("4.12.0"),
    sendsConversationUpdated: since("4.13.0"),
    retries: since("4.12.0"),
    followsRedirects: since("4.14.0"),
    failureOpens: since("4.7.0"),
    keepPendingSetting: since("4.11.0"),
    typingWebhooks: since("4.2.0"),
    assigneeBotReceives: since("4.8.0"),
    webhookName: since("4.8.0"),

    // bodies
    accountInConversation: since("4.14.2"),
    assigneeType: since("4.8.0"),
    htmlContent: since("4.9.0") && before("4.12.1"),
    hardBreaksNormalized: since("4.13.0"),
    trailingNewlinesTrimmed: since("4.14.2"),
    attachmentContentType: since("4.13.0"),
    audioInline: since("4.14.0"),
    audioUpdates: since("4.14.0"),
    transcribedText: since("4.3.0"),
    teamIcons: since("4.16.0"),
    updatedAtFloat: since("4.0.2"),
    activityAttributes: since("4.16.0"),

    // conversations
    botOwner: since("4.16.2"),
    botReplyClearsWaiting: since("4.10.0"),
    handoffSetsWaiting: since("4.12.0"),
    botAssignmentPends: since("4.17.0"),
    humanAssignmentOpens: since("4.17.0"),
    autoAssignSkipsBotOwned: since("4.17.0"),
    autoAssignKeepsTeam: since("4.11.0"),
    unassignedExcludesBotOwned: since("4.17.0"),

    // REST
    botCanShow: since("4.14.2"),
    botTyping: since("4.12.0"),
    botViewFailsWithTeam: before("4.17.0"),
    botTokenHiddenFromAgents: since("4.16.0"),
    resetAccessToken: since("4.3.0"),
    patchMessageStatus: since("4.2.0"),
    customAttributesMerge: since("4.17.0"),
    contactSearchHasMore: since("4.11.0"),
    assignableBots: since("4.16.0"),
    platformShowsNameAsUrl: before("4.12.0"),
    articleMarkdown: since("4.14.1"),
    articleSearchSnippets: since("4.12.0"),
  };
}
