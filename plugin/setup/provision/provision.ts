import type { Chatwoot } from "../../chatwoot/chatwoot.ts";
import { detectAbilities } from "../../chatwoot/detect-abilities.ts";
import type { Abilities } from "../../core/connection.ts";
import { blockedAddressAdvice, sharedIdAdvice } from "./advice.ts";
import { planBot, tokenOf } from "./bot.ts";
import { checkDesired, type DesiredSetup } from "./desired-setup.ts";
import { planInboxes } from "./inboxes.ts";
import { inspectSite, type Site } from "./site.ts";
import type { PlanStep, Progress } from "./step.ts";
import { planVocabulary } from "./vocabulary.ts";
import { planWebhook } from "./webhook.ts";

export interface PlanOptions {
  /** Gives the bot a new signing secret. */
  readonly rotateSecret?: boolean;
}

export interface Plan {
  /** In the order of execution. */
  readonly steps: readonly PlanStep[];
  /** Problems outside this plan that would keep the bot from working. */
  readonly advice: readonly string[];
  readonly site: Site;
}

export interface ApplyOptions {
  /** Takes over inboxes that have another bot; otherwise they keep it. */
  readonly replaceBots?: boolean;
  /** The client that reads at run time; undefined: the administrator's, null: none. */
  readonly reader?: Chatwoot | null;
}

export interface ConnectedInbox {
  readonly id: number;
  readonly name: string;
  readonly channelType: string;
}

/** The data that Baton stores about the connection. It holds secrets: never log it. */
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
  /** Abilities that this Chatwoot lacks, and what Baton does instead. */
  readonly missing: readonly string[];
  readonly advice: readonly string[];
  /** The sentences of the steps that changed something. */
  readonly changed: readonly string[];
  readonly skipped: readonly string[];
}

/** Reads the account and plans the steps. It changes nothing. It needs an administrator's token. */
export async function planSetup(chatwoot: Chatwoot, desired: DesiredSetup, options: PlanOptions = {}): Promise<Plan> {
  checkDesired(desired);
  const site = await inspectSite(chatwoot);
  const bot = planBot(site, desired, options.rotateSecret ?? false);
  const steps = [
    ...bot.steps,
    ...(await planWebhook(site, desired)),
    ...(await planVocabulary(site, desired)),
    // Last, because it makes the bot live.
    ...(await planInboxes(site, desired, bot.found)),
  ];
  return { steps, advice: blockedAddressAdvice(site, desired), site };
}

/** Carries out the plan. It is safe to repeat: a second plan finds that everything exists. */
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

const describeInbox = ({ id, name, channel_type: channelType }: Site["inboxes"][number]): ConnectedInbox => ({
  id,
  name,
  channelType,
});
