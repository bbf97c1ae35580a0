import type { Chatwoot } from "../../chatwoot/chatwoot.ts";
import type { RestAgentBot } from "../../chatwoot/resources/agent-bots.ts";
import type { Connection } from "../../core/connection.ts";
import type { Inbox } from "../../db/inbox-store.ts";
import { ChatwootNotFound, ChatwootUnauthorized } from "../../errors.ts";
import { originOf } from "../../setup/provision/desired-setup.ts";
import { type Check, check, type Finding, failure, ok, warning } from "./finding.ts";

export interface SiteView {
  readonly connection: Connection;
  readonly inboxes: readonly Inbox[];
  /** The addresses at which Baton receives deliveries. */
  readonly urls: { readonly outgoingUrl: string; readonly accountWebhookUrl: string };
  /** A client with a user token; null if only the bot's token exists. */
  readonly reader: Chatwoot | null;
  /** A client with an administrator's token: only administrators see secrets and account webhooks. */
  readonly admin: Chatwoot | null;
}

/** Checks the bot in Chatwoot: its address, its secret and its inboxes. */
export function botChecks(site: SiteView): readonly Check[] {
  const { reader, admin } = site;
  if (!reader) return [{ subject: "secret", run: async () => judgeSecret(site, null) }];
  const bots = (admin ?? reader).agentBots.list();
  // Two checks await this list. If neither does, the rejection must not be unhandled.
  bots.catch(() => undefined);
  const find = async () => (await bots).find(({ id }) => id === site.connection.botId);
  return [
    { subject: "bot", run: async () => judgeBot(site, await find()) },
    { subject: "secret", run: async () => judgeSecret(site, admin ? ((await find())?.secret ?? null) : null) },
    { subject: "inboxes", run: async () => judgeInboxes(site, reader) },
  ];
}

function judgeBot({ connection, urls }: SiteView, bot: RestAgentBot | undefined): Finding {
  if (!bot) return failure("bot", `bot ${connection.botId} is gone from Chatwoot: run baton setup to create it again`);
  if (bot.outgoing_url === urls.outgoingUrl)
    return ok("bot", `"${bot.name}" (${bot.id}) calls ${originOf(urls.outgoingUrl)}`);
  const [is, wanted] = [originOf(bot.outgoing_url), originOf(urls.outgoingUrl)];
  const where = is === wanted ? `another path of ${is}` : is;
  return failure(
    "bot",
    `"${bot.name}" calls ${where}, Baton listens at ${wanted}: correct BATON_PUBLIC_URL or run baton setup`,
  );
}

/** `shown` is null if Chatwoot does not show the secret. */
function judgeSecret({ connection }: SiteView, shown: string | null): Finding {
  const { botSecret, abilities, urlToken } = connection;
  if (!botSecret && !abilities.signsBotWebhooks) {
    return urlToken
      ? ok("secret", `Chatwoot ${abilities.version} does not sign: the address itself holds the secret`)
      : failure("secret", "neither a secret nor a token in the address is stored: run baton setup");
  }
  if (!botSecret) return failure("secret", "Chatwoot signs, but Baton does not know the secret: run baton setup");
  if (shown === null) return ok("secret", "stored (only an administrator's token could compare it with Chatwoot's)");
  if (shown === botSecret) return ok("secret", "stored, and the same in Chatwoot");
  return failure("secret", "it was changed in Chatwoot, so every delivery is refused: run baton setup");
}

async function judgeInboxes({ connection, inboxes }: SiteView, reader: Chatwoot): Promise<readonly Finding[]> {
  if (inboxes.length === 0) {
    return [failure("inboxes", "the bot has no inboxes, so it receives no messages: run baton setup")];
  }
  const judged = await Promise.all(inboxes.map((inbox) => judgeInbox(inbox, connection, reader)));
  const problems = judged.flatMap((finding) => (finding ? [finding] : []));
  if (problems.length > 0) return problems;
  return [ok("inboxes", `connected to ${inboxes.map(({ name }) => `"${name}"`).join(", ")}`)];
}

/** Undefined: no problem. */
async function judgeInbox(inbox: Inbox, { botId }: Connection, reader: Chatwoot): Promise<Finding | undefined> {
  const label = `"${inbox.name}" (${inbox.id})`;
  try {
    const bot = await reader.inboxes.agentBot(inbox.id);
    if (bot?.id === botId) return undefined;
    if (!bot) return failure("inboxes", `${label} has no bot any more: run baton setup`);
    return failure(
      "inboxes",
      `${label} has another bot, "${bot.name}": run baton setup --replace-bots to take it over`,
    );
  } catch (error) {
    if (error instanceof ChatwootNotFound) return failure("inboxes", `${label} is gone from Chatwoot: run baton setup`);
    if (!(error instanceof ChatwootUnauthorized)) throw error;
    return warning("inboxes", `${label} is closed to the user token: add its user to the inbox`);
  }
}

/** Versions that do not send changes to bots send them to account webhooks only. */
export function accountWebhookCheck({ connection, admin, urls }: SiteView): Check {
  return check("account webhook", async (subject) => {
    const { abilities } = connection;
    if (abilities.botEventsIncludeUpdates) return undefined;
    if (!admin) return warning(subject, "cannot be looked at: set CHATWOOT_API_TOKEN to an administrator's token");
    const found = (await admin.webhooks.list()).find(({ url }) => url === urls.accountWebhookUrl);
    const needs = `Chatwoot ${abilities.version} reports assignments only to account webhooks`;
    if (!found)
      return failure(subject, `there is none to ${originOf(urls.accountWebhookUrl)}, and ${needs}: run baton setup`);
    const lacking = NEEDED_EVENTS.filter((event) => !found.subscriptions.includes(event));
    if (lacking.length > 0) return failure(subject, `it does not carry ${lacking.join(", ")}: run baton setup`);
    if (found.secret && found.secret !== connection.accountSecret) {
      return failure(subject, "its secret was changed in Chatwoot, so its deliveries are refused: run baton setup");
    }
    return ok(subject, `carries changes to ${originOf(found.url)}`);
  });
}

const NEEDED_EVENTS = ["conversation_updated", "conversation_status_changed"] as const;
