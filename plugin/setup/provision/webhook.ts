import type { RestWebhook } from "../../chatwoot/resources/webhooks.ts";
import { type DesiredSetup, originOf } from "./desired-setup.ts";
import type { Site } from "./site.ts";
import { createUnlessTaken, type PlanStep } from "./step.ts";

const NAME = "Baton";
/** Events that Chatwoot before 4.13 does not send to bots. */
const SUBSCRIPTIONS = ["conversation_updated", "conversation_status_changed"];

/** Plans an account webhook for versions that do not send changes to bots; otherwise no step. */
export async function planWebhook(site: Site, desired: DesiredSetup): Promise<readonly PlanStep[]> {
  if (site.expected.botEventsIncludeUpdates) return [];
  const found = find(await site.chatwoot.webhooks.list(), desired);
  if (found === undefined) return [createStep(site, desired)];
  const lacking = SUBSCRIPTIONS.filter((event) => !found.subscriptions.includes(event));
  return lacking.length === 0 && found.url === desired.accountWebhookUrl
    ? [existsStep(found)]
    : [updateStep(site, desired, found)];
}

function find(webhooks: readonly RestWebhook[], desired: DesiredSetup): RestWebhook | undefined {
  return (
    webhooks.find(({ url }) => url === desired.accountWebhookUrl) ?? webhooks.find(({ name }) => name?.trim() === NAME)
  );
}

function createStep({ chatwoot }: Site, desired: DesiredSetup): PlanStep {
  const url = desired.accountWebhookUrl;
  return {
    kind: "create",
    subject: "webhook",
    sentence: `Creates the account webhook "${NAME}" to ${originOf(url)}, because this version tells bots nothing of assignee and status changes`,
    async run(progress) {
      progress.webhook = await createUnlessTaken(
        () => chatwoot.webhooks.create({ url, name: NAME, subscriptions: SUBSCRIPTIONS }),
        async () => find(await chatwoot.webhooks.list(), desired),
      );
    },
  };
}

function existsStep(found: RestWebhook): PlanStep {
  return {
    kind: "exists",
    subject: "webhook",
    sentence: `The account webhook (${found.id}) to ${originOf(found.url)} exists`,
    async run(progress) {
      progress.webhook = found;
    },
  };
}

function updateStep({ chatwoot }: Site, desired: DesiredSetup, found: RestWebhook): PlanStep {
  const url = desired.accountWebhookUrl;
  const subscriptions = [...new Set([...found.subscriptions, ...SUBSCRIPTIONS])];
  return {
    kind: "update",
    subject: "webhook",
    sentence: `Sends the account webhook (${found.id}) to ${originOf(url)}, with the events Baton needs`,
    async run(progress) {
      const updated = await chatwoot.webhooks.update(found.id, { url, subscriptions });
      progress.webhook = { ...found, ...updated };
    },
  };
}
