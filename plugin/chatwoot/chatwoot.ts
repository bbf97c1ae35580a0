import { ConfigInvalid } from "../errors.ts";
import { type Breaker, type BreakerOptions, createBreaker } from "./breaker.ts";
import { type CallRecord, type Client, type ClientLog, type ClientParts, createClient } from "./client.ts";
import { createAgentBots } from "./resources/agent-bots.ts";
import { createAgents } from "./resources/agents.ts";
import { createCannedResponses } from "./resources/canned-responses.ts";
import { createContacts } from "./resources/contacts.ts";
import { createConversations } from "./resources/conversations.ts";
import { createCustomAttributes } from "./resources/custom-attributes.ts";
import { createDashboardApps } from "./resources/dashboard-apps.ts";
import { createArticles, createPortals } from "./resources/help-center.ts";
import { createInboxes } from "./resources/inboxes.ts";
import { createInstallation } from "./resources/installation.ts";
import { createLabels } from "./resources/labels.ts";
import { createMessages } from "./resources/messages.ts";
import { createProfile } from "./resources/profile.ts";
import { createPublicApi } from "./resources/public-api.ts";
import { createTeams } from "./resources/teams.ts";
import { createWebhooks } from "./resources/webhooks.ts";
import { type RetryOptions, retryPolicy } from "./retry.ts";
import { createServerClock, type ServerClock } from "./server-clock.ts";
import { createTransport } from "./transport.ts";

export interface ChatwootOptions {
  readonly baseUrl: string;
  readonly accountId: number;
  /** The token of a bot or a user; null for the public API only. */
  readonly token: string | null;
  readonly log?: ClientLog | undefined;
  readonly timeoutMs?: number;
  readonly retry?: RetryOptions;
  readonly breaker?: BreakerOptions;
  readonly userAgent?: string;
  /** Called after each call with facts fit for metrics. */
  readonly onCall?: (record: CallRecord) => void;
}

export interface Chatwoot extends Resources {
  readonly host: string;
  readonly accountId: number;
  readonly breaker: Breaker;
  /** Chatwoot's clock, learnt from its answers. */
  readonly clock: Pick<ServerClock, "now">;
  /** The same connection, breaker and sockets with another token. */
  withToken(token: string): Chatwoot;
  /** Closes the idle sockets, which all `withToken` copies share. */
  close(): void;
}

type Resources = ReturnType<typeof resourcesOf>;

/** A Chatwoot account as an SDK. Opens nothing until the first call. */
export function createChatwoot(options: ChatwootOptions): Chatwoot {
  const url = parseBaseUrl(options.baseUrl);
  if (!Number.isSafeInteger(options.accountId) || options.accountId < 1) {
    throw new ConfigInvalid("CHATWOOT_ACCOUNT_ID must be the number after /accounts/ in the dashboard's address");
  }
  return assemble({
    transport: createTransport(url.href.replace(/\/$/, ""), options.userAgent ?? "Baton"),
    breaker: createBreaker(options.breaker),
    clock: createServerClock(),
    host: url.host,
    accountId: options.accountId,
    token: options.token,
    timeoutMs: options.timeoutMs ?? 10_000,
    retry: retryPolicy(options.retry),
    log: options.log,
    onCall: options.onCall,
  });
}

function assemble(parts: ClientParts): Chatwoot {
  return {
    ...resourcesOf(createClient(parts)),
    host: parts.host,
    accountId: parts.accountId,
    breaker: parts.breaker,
    clock: parts.clock,
    withToken: (token) => assemble({ ...parts, token }),
    close: () => parts.transport.close(),
  };
}

function resourcesOf(client: Client) {
  return {
    messages: createMessages(client),
    conversations: createConversations(client),
    contacts: createContacts(client),
    inboxes: createInboxes(client),
    agents: createAgents(client),
    teams: createTeams(client),
    labels: createLabels(client),
    customAttributes: createCustomAttributes(client),
    agentBots: createAgentBots(client),
    webhooks: createWebhooks(client),
    cannedResponses: createCannedResponses(client),
    portals: createPortals(client),
    articles: createArticles(client),
    profile: createProfile(client),
    dashboardApps: createDashboardApps(client),
    installation: createInstallation(client),
    publicApi: (inboxIdentifier: string) => createPublicApi(client, inboxIdentifier),
  };
}

/** The address of the installation, also when an admin pasted the address of a dashboard page. */
function parseBaseUrl(text: string): URL {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) {
    throw new ConfigInvalid("CHATWOOT_BASE_URL must be an address such as https://chat.example.com");
  }
  url.pathname = url.pathname.replace(/\/app(\/.*)?$/, "").replace(/\/+$/, "");
  url.search = "";
  url.hash = "";
  return url;
}
