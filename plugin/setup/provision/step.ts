import type { RestAgentBot } from "../../chatwoot/resources/agent-bots.ts";
import type { RestWebhook } from "../../chatwoot/resources/webhooks.ts";
import { ChatwootRejected } from "../../errors.ts";

export type StepKind = "exists" | "create" | "update" | "replace-warning";

/** What the steps hand on to each other: the bot's id is known only once it exists. */
export interface Progress {
  bot: RestAgentBot | undefined;
  webhook: RestWebhook | undefined;
  readonly connected: number[];
}

export interface PlanStep {
  readonly kind: StepKind;
  readonly subject: "bot" | "secret" | "webhook" | "team" | "label" | "attribute" | "inbox";
  /** For the person who decides whether to go on. */
  readonly sentence: string;
  run(progress: Progress): Promise<void>;
}

/** Somebody else may have made it between plan and step: then it exists, which is all that was wanted. */
export async function createUnlessTaken<T>(create: () => Promise<T>, find: () => Promise<T | undefined>): Promise<T> {
  try {
    return await create();
  } catch (error) {
    if (!(error instanceof ChatwootRejected && error.status === 422)) throw error;
    const found = await find();
    if (found === undefined) throw error;
    return found;
  }
}
