import type { RestAgentBot } from "../../chatwoot/resources/agent-bots.ts";
import type { RestInbox } from "../../chatwoot/resources/inboxes.ts";
import { ConfigInvalid } from "../../errors.ts";
import type { DesiredSetup } from "./desired-setup.ts";
import type { Site } from "./site.ts";
import type { PlanStep } from "./step.ts";

/** `ours` is the bot, if it already exists. */
export async function planInboxes(
  site: Site,
  desired: DesiredSetup,
  ours: RestAgentBot | undefined,
): Promise<readonly PlanStep[]> {
  const steps: PlanStep[] = [];
  for (const inbox of chosen(site, desired.inboxIds)) {
    const current = await site.chatwoot.inboxes.agentBot(inbox.id);
    if (current === null) steps.push(connectStep(site, inbox));
    else if (current.id === ours?.id) steps.push(connectedStep(inbox));
    else steps.push(replaceStep(site, inbox, current));
  }
  return steps;
}

function chosen({ inboxes, chatwoot }: Site, ids: DesiredSetup["inboxIds"]): readonly RestInbox[] {
  if (ids === "all") return inboxes;
  const unknown = ids.filter((id) => !inboxes.some((inbox) => inbox.id === id));
  if (unknown.length > 0) {
    const known = inboxes.map(labelOf).join(", ") || "none";
    throw new ConfigInvalid(`Account ${chatwoot.accountId} has no inbox ${unknown.join(", ")}; there are: ${known}`);
  }
  return inboxes.filter(({ id }) => ids.includes(id));
}

function connectStep(site: Site, inbox: RestInbox): PlanStep {
  const sentence = `Connects the bot to inbox ${labelOf(inbox)}: its new conversations start with the bot`;
  return { kind: "create", subject: "inbox", sentence, run: connect(site, inbox) };
}

function connectedStep(inbox: RestInbox): PlanStep {
  return {
    kind: "exists",
    subject: "inbox",
    sentence: `Inbox ${labelOf(inbox)} has the bot`,
    async run(progress) {
      progress.connected.push(inbox.id);
    },
  };
}

function replaceStep(site: Site, inbox: RestInbox, other: RestAgentBot): PlanStep {
  const sentence = `Inbox ${labelOf(inbox)} has another bot, "${other.name}" (${other.id}), which replacing would cut off`;
  return { kind: "replace-warning", subject: "inbox", sentence, run: connect(site, inbox) };
}

function connect({ chatwoot }: Site, inbox: RestInbox): PlanStep["run"] {
  return async (progress) => {
    if (progress.bot === undefined) return;
    await chatwoot.inboxes.setAgentBot(inbox.id, progress.bot.id);
    progress.connected.push(inbox.id);
  };
}

function labelOf({ id, name }: RestInbox): string {
  return `"${name}" (${id})`;
}
