import type { RestWebhook } from "../../chatwoot/resources/webhooks.ts";
import type { Site } from "./site.ts";
import { createUnlessTaken, type PlanStep } from "./step.ts";
import { originOf, type Wanted } from "./wanted.ts";

const NAME = "Baton";
/** What bots do not hear before 4.13. */
const SUBSCRIPTIONS = ["conversation_updated", "conversation_status_changed"];

/** Only versions whose bots miss changes need one; where it is not needed, nothing is planned. */
export async function planWebhook(site: Site, wanted: Wanted): Promise<readonly PlanStep[]> {
  if (site.expected.botEventsIncludeUpdates) return [];
  const found = find(await site.chatwoot.webhooks.list(), wanted);
  if (found === undefined) return [createStep(site, wanted)];
  const lacking = SUBSCRIPTIONS.filter((event) => !found.subscriptions.includes(event));
  return lacking.length === 0 && found.url === wanted.accountWebhookUrl
    ? [existsStep(found)]
    : [updateStep(site, wanted, found)];
}

function find(webhooks: readonly RestWebhook[], wanted: Wanted): RestWebhook | undefined {
  return (
    webhooks.find(({ url }) => url === wanted.accountWebhookUrl) ?? webhooks.find(({ name }) => name?.trim() === NAME)
  );
}

function createStep({ chatwoot }: Site, wanted: Wanted): PlanStep {
  const url = wanted.accountWebhookUrl;
  return {
    kind: "create",
    subject: "webhook",
    sentence: `Creates the account webhook "${NAME}" to ${originOf(url)}, because this version tells bots nothing of assignee and status changes`,
    async run(progress) {
      progress.webhook = await createUnlessTaken(
        () => chatwoot.webhooks.create({ url, name: NAME, subscriptions: SUBSCRIPTIONS }),
        async () => find(await chatwoot.webhooks.list(), wanted),
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

function updateStep({ chatwoot }: Site, wanted: Wanted, found: RestWebhook): PlanStep {
  const url = wanted.accountWebhookUrl;
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
