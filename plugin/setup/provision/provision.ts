import type { Chatwoot } from "../../chatwoot/chatwoot.ts";
import { detectAbilities } from "../../chatwoot/detect-abilities.ts";
import type { Abilities } from "../../core/connection.ts";
import { blockedAddressAdvice, sharedIdAdvice } from "./advice.ts";
import { planBot, tokenOf } from "./bot.ts";
import { planInboxes } from "./inboxes.ts";
import { inspectSite, type Site } from "./site.ts";
import type { PlanStep, Progress } from "./step.ts";
import { planVocabulary } from "./vocabulary.ts";
import { checkWanted, type Wanted } from "./wanted.ts";
import { planWebhook } from "./webhook.ts";

export interface PlanOptions {
  /** Gives the bot a new signing secret. */
  readonly rotateSecret?: boolean;
}

export interface Plan {
  /** In the order they are done. */
  readonly steps: readonly PlanStep[];
  /** Things outside this plan that would keep the bot from working. */
  readonly advice: readonly string[];
  readonly site: Site;
}

export interface ApplyOptions {
  /** Take over inboxes that have another bot; without it they are left alone. */
  readonly replaceBots?: boolean;
  /** The client that will read at run time: the administrator's own unless told, null for none. */
  readonly reader?: Chatwoot | null;
}

export interface ConnectedInbox {
  readonly id: number;
  readonly name: string;
  readonly channelType: string;
  /** The key of the public API, for API inboxes. */
  readonly identifier: string | null;
  readonly timezone: string | null;
}

/** What Baton stores about the connection. Holds secrets: never log it. */
export interface SetupResult {
  readonly botId: number;
  readonly botToken: string;
  /** Null before Chatwoot 4.13. */
  readonly botSecret: string | null;
  /** Null when no account webhook is needed, and before Chatwoot 4.12. */
  readonly accountWebhookSecret: string | null;
  readonly inboxes: readonly ConnectedInbox[];
  readonly version: string;
  readonly abilities: Abilities;
  /** What is not possible here, and what Baton does instead. */
  readonly missing: readonly string[];
  readonly advice: readonly string[];
  /** Sentences of the steps that changed something; none when all was there already. */
  readonly changed: readonly string[];
  readonly skipped: readonly string[];
}

/** Looks at the account and says what is to be done. Changes nothing. Needs an administrator's token. */
export async function planSetup(chatwoot: Chatwoot, wanted: Wanted, options: PlanOptions = {}): Promise<Plan> {
  checkWanted(wanted);
  const site = await inspectSite(chatwoot);
  const bot = planBot(site, wanted, options.rotateSecret ?? false);
  const steps = [
    ...bot.steps,
    ...(await planWebhook(site, wanted)),
    ...(await planVocabulary(site, wanted)),
    // Last, because it makes the bot live.
    ...(await planInboxes(site, wanted, bot.found)),
  ];
  return { steps, advice: blockedAddressAdvice(site, wanted), site };
}

/** Does what the plan says. Safe to repeat: a second plan finds everything there. */
export async function applyPlan(plan: Plan, options: ApplyOptions = {}): Promise<SetupResult> {
  const progress: Progress = { bot: undefined, webhook: undefined, connected: [] };
  const changed: string[] = [];
  const skipped: string[] = [];
  for (const step of plan.steps) {
    if (step.kind === "replace-warning" && options.replaceBots !== true) {
      skipped.push(step.sentence);
      continue;
    }
    await step.run(progress);
    if (step.kind !== "exists") changed.push(step.sentence);
  }
  return { ...(await describe(plan, progress, options)), changed, skipped };
}

async function describe({ site, advice }: Plan, progress: Progress, options: ApplyOptions) {
  const { bot } = progress;
  if (bot === undefined) throw new TypeError("The plan has no step for the bot");
  const botToken = tokenOf(bot);
  const secret = bot.secret ?? null;
  const reader = options.reader === undefined ? site.chatwoot : options.reader;
  const tokens = { bot: site.chatwoot.withToken(botToken), user: reader, botHasSecret: secret !== null };
  const { abilities, missing } = await detectAbilities(tokens);
  return {
    botId: bot.id,
    botToken,
    botSecret: secret,
    accountWebhookSecret: progress.webhook?.secret ?? null,
    inboxes: site.inboxes.filter(({ id }) => progress.connected.includes(id)).map(describeInbox),
    version: site.version,
    abilities,
    missing,
    advice: [...advice, ...(await sharedIdAdvice(site, bot))],
  };
}

function describeInbox(inbox: Site["inboxes"][number]): ConnectedInbox {
  return {
    id: inbox.id,
    name: inbox.name,
    channelType: inbox.channel_type,
    identifier: inbox.inbox_identifier ?? null,
    timezone: inbox.timezone ?? null,
  };
}
