import type { RestAgentBot } from "../../chatwoot/resources/agent-bots.ts";
import type { RestWebhook } from "../../chatwoot/resources/webhooks.ts";
import { ChatwootRejected } from "../../errors.ts";

export type StepKind = "exists" | "create" | "update" | "replace-warning";

/** Values that steps pass on: for example, the bot's id is unknown until the bot exists. */
export interface Progress {
  bot: RestAgentBot | undefined;
  webhook: RestWebhook | undefined;
  readonly connected: number[];
}

export interface PlanStep {
  readonly kind: StepKind;
  readonly subject: "bot" | "secret" | "webhook" | "team" | "label" | "attribute" | "inbox";
  /** Describes the step to the operator. */
  readonly sentence: string;
  run(progress: Progress): Promise<void>;
}

/** Creates an item. If it was created since the plan was made, finds it instead. */
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
