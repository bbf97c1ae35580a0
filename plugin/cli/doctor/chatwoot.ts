import { type Chatwoot, createChatwoot } from "../../chatwoot/chatwoot.ts";
import type { Config } from "../../config.ts";
import { publicUrl } from "../../config.ts";
import type { Connection } from "../../core/connection.ts";
import type { Inbox } from "../../db/inbox-store.ts";
import { webhookUrls } from "../../setup/connect.ts";
import type { Logger } from "../../telemetry/logger.ts";
import { addressCheck, isSandbox } from "./address.ts";
import { accountWebhookCheck, botChecks, type SiteView } from "./bot.ts";
import { type Check, type Finding, runAll, warning } from "./finding.ts";
import { adminCheck, botTokenCheck, reachCheck, userTokenCheck } from "./tokens.ts";
import { webhookChecks } from "./webhook.ts";

export interface ConnectionView {
  readonly config: Config;
  readonly connection: Connection;
  readonly inboxes: readonly Inbox[];
  /** The administrator's token from the environment, if it is for this account. */
  readonly adminToken: string | null;
  readonly callMs: number;
  readonly log: Logger;
}

/** Checks one account: first whether Chatwoot answers, then everything else at the same time. */
export async function examineConnection(view: ConnectionView): Promise<readonly Finding[]> {
  const { connection, callMs, log, config } = view;
  const { baseUrl, accountId, botToken: token } = connection;
  const bot = createChatwoot({ baseUrl, accountId, token, log, timeoutMs: callMs, retry: { tries: 1 } });
  const urls = webhookUrls({ ...connection, batonUrl: publicUrl(config), version: connection.abilities.version });
  try {
    const [reached, received] = await Promise.all([
      runAll([reachCheck(bot, connection.abilities.version)]),
      runAll([...webhookChecks(connection, urls), addressCheck(connection, config)]),
    ]);
    const isAway = reached.some(({ subject, verdict }) => subject === "Chatwoot" && verdict === "failure");
    if (isAway || isOtherSandbox(reached, connection))
      return [...reached.map((finding) => excuse(finding, connection)), ...received];
    return [...reached, ...(await runAll(accountChecks(view, bot, urls))), ...received];
  } finally {
    bot.close();
  }
}

function accountChecks(view: ConnectionView, bot: Chatwoot, urls: SiteView["urls"]): readonly Check[] {
  const { connection, inboxes, adminToken } = view;
  const user = connection.userToken ? bot.withToken(connection.userToken) : null;
  const admin = adminToken ? bot.withToken(adminToken) : null;
  const wasAdmin = connection.abilities.administrator ? user : null;
  const site: SiteView = { connection, inboxes, urls, reader: admin ?? user, admin: admin ?? wasAdmin };
  return [
    botTokenCheck(bot),
    userTokenCheck(user),
    ...(admin ? [adminCheck(admin)] : []),
    ...botChecks(site),
    accountWebhookCheck(site),
  ];
}

/** Every version of the sandbox leaves a connection, and only one version runs at a time. */
function isOtherSandbox(reached: readonly Finding[], { id }: Connection): boolean {
  return isSandbox(id) && reached.some(({ subject, verdict }) => subject === "Chatwoot" && verdict !== "ok");
}

/** A sandbox that is not running is only a warning: `npm start` starts it. */
function excuse(finding: Finding, { id, abilities }: Connection): Finding {
  if (!isSandbox(id) || finding.subject !== "Chatwoot") return finding;
  const isAway = finding.verdict === "failure";
  const state = isAway ? "is not running" : "plays another version now";
  return warning(
    "Chatwoot",
    `the sandbox ${state}: SANDBOX_VERSION=${abilities.version} npm start brings this one back`,
  );
}
