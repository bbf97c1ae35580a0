import { ownBots } from "../../chatwoot/own-bots.ts";
import type { RestAgentBot } from "../../chatwoot/resources/agent-bots.ts";
import { ChatwootUnauthorized } from "../../errors.ts";
import { type DesiredSetup, originOf } from "./desired-setup.ts";
import type { Site } from "./site.ts";
import type { PlanStep } from "./step.ts";

export interface BotPlan {
  readonly found: RestAgentBot | undefined;
  readonly steps: readonly PlanStep[];
}

const DESCRIPTION = "Answers customers and passes conversations to people (Baton)";

export function planBot(site: Site, desired: DesiredSetup, rotateSecret: boolean): BotPlan {
  const found = findBot(site.bots, desired);
  const steps = [found === undefined ? createStep(site, desired) : keepStep(site, desired, found)];
  if (rotateSecret && found !== undefined) steps.push(rotateStep(site));
  return { found, steps };
}

/** The bot's API token. Only administrators see it since 4.16. */
export function tokenOf({ access_token: shown, name }: RestAgentBot): string {
  const token = typeof shown === "object" && shown !== null ? shown.token : shown;
  if (typeof token === "string" && token !== "") return token;
  throw new ChatwootUnauthorized(
    `Chatwoot does not show the access token of the bot "${name}": use an administrator's token`,
    { reason: "not_for_role" },
  );
}

function findBot(bots: readonly RestAgentBot[], desired: DesiredSetup): RestAgentBot | undefined {
  const named = bots.filter(({ name }) => name.trim() === desired.botName.trim());
  return named.find((bot) => isExactly(bot, desired)) ?? named[0];
}

function isExactly({ name, outgoing_url: url }: RestAgentBot, desired: DesiredSetup): boolean {
  return name.trim() === desired.botName.trim() && url === desired.outgoingUrl;
}

function createStep({ chatwoot }: Site, desired: DesiredSetup): PlanStep {
  const name = desired.botName.trim();
  return {
    kind: "create",
    subject: "bot",
    sentence: `Creates the bot "${name}", which receives its events at ${originOf(desired.outgoingUrl)}`,
    async run(progress) {
      // A second look: a create call whose answer was lost must not leave two bots.
      const made = ownBots(await chatwoot.agentBots.list()).find((bot) => isExactly(bot, desired));
      const fields = { name, description: DESCRIPTION, outgoing_url: desired.outgoingUrl };
      progress.bot = made ?? (await chatwoot.agentBots.create(fields));
    },
  };
}

function keepStep({ chatwoot }: Site, desired: DesiredSetup, bot: RestAgentBot): PlanStep {
  const label = `the bot "${bot.name}" (${bot.id})`;
  const target = originOf(desired.outgoingUrl);
  if (bot.outgoing_url === desired.outgoingUrl) {
    return {
      kind: "exists",
      subject: "bot",
      sentence: `T${label.slice(1)} exists and receives its events at ${target}`,
      async run(progress) {
        progress.bot = bot;
      },
    };
  }
  const from = originOf(bot.outgoing_url);
  return {
    kind: "update",
    subject: "bot",
    sentence: `Sends the events of ${label} to ${from === target ? `another path at ${target}` : `${target} instead of ${from}`}`,
    async run(progress) {
      await chatwoot.agentBots.update(bot.id, { outgoing_url: desired.outgoingUrl });
      progress.bot = await chatwoot.agentBots.get(bot.id);
    },
  };
}

function rotateStep({ chatwoot, expected }: Site): PlanStep {
  if (!expected.signsBotWebhooks) {
    return {
      kind: "exists",
      subject: "secret",
      sentence: "This Chatwoot does not sign a bot's events, so there is no secret to renew",
      async run() {},
    };
  }
  return {
    kind: "update",
    subject: "secret",
    sentence: "Renews the secret that signs the bot's events; the old one stops at once",
    async run(progress) {
      if (progress.bot === undefined) return;
      await chatwoot.agentBots.resetSecret(progress.bot.id);
      progress.bot = await chatwoot.agentBots.get(progress.bot.id);
    },
  };
}
