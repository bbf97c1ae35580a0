import type { Directory } from "../accounts/directory.ts";
import { createRulesBrain } from "../brain/by-rules/brain.ts";
import { createRulesHelp } from "../brain/by-rules/help.ts";
import type { IntentModels } from "../brain/by-rules/intent-models.ts";
import type { ModelAccess } from "../brain/model/model-access.ts";
import { type SightParts, type WantedFile, withSight } from "../brain/sight.ts";
import { fetchAttachment } from "../chatwoot/fetch-attachment.ts";
import { findToolSecret } from "../config.ts";
import type { AgentHelp } from "../core/commands/agent-help.ts";
import type { Brain } from "../core/decision.ts";
import type { Knowledge } from "../core/knowledge.ts";
import type { ToolDesk } from "../core/tool-desk.ts";
import type { Stores } from "../db/stores.ts";
import type { Logger } from "../telemetry/logger.ts";
import type { Metrics } from "../telemetry/metrics.ts";

interface BrainSurroundings {
  readonly intents: IntentModels;
  readonly knowledge: Knowledge;
  /** Null: no model is configured. */
  readonly model: ModelAccess | null;
  readonly stores: Pick<Stores, "answerCache">;
  readonly metrics: Pick<Metrics, "answerCache">;
  readonly directory: Pick<Directory, "loadConnection">;
  readonly log: Logger;
  readonly now: () => number;
}

export interface OpenBrain {
  readonly brain: Brain;
  readonly help: AgentHelp;
  /** Runs approved tool calls; absent without a model, which alone asks for them. */
  readonly desk?: ToolDesk;
  close(): Promise<void>;
}

/** The brain and the help for agents. The graph takes half a second to load: only with a model. */
export async function openBrain({ model, ...parts }: BrainSurroundings): Promise<OpenBrain> {
  const { intents, knowledge, directory, log } = parts;
  const help = createRulesHelp({ knowledge, intents });
  // Trains the standard model before the first customer writes.
  await intents.prepare();
  const sight = { fetchFile: fileFetcher(directory), log };
  if (model) return openWithModel({ ...parts, model, help, sight });
  const brain = withSight(createRulesBrain({ intents, knowledge }), { ...sight, eye: null });
  return { brain, help, close: async () => undefined };
}

interface WithModel extends BrainSurroundings {
  readonly model: ModelAccess;
  /** The brain that remains when the model fails. */
  readonly help: AgentHelp;
  readonly sight: Omit<SightParts, "eye">;
}

async function openWithModel({ model, help, sight, intents, knowledge, ...parts }: WithModel): Promise<OpenBrain> {
  const { stores, metrics, log, now } = parts;
  const [{ createBrain }, { createModelHelp }, { createAnswerCache }, { openPrompts }, tooling] = await Promise.all([
    import("../brain/brain.ts"),
    import("../brain/by-model/help.ts"),
    import("../brain/model/answer-cache.ts"),
    import("../brain/prompts/prompt-library.ts"),
    openTools({ log, now }),
  ]);
  const prompts = await openPrompts();
  const onLookup = (result: "hit" | "miss") => metrics.answerCache.inc({ result });
  const cache = createAnswerCache({ store: stores.answerCache, knowledge, prompts, onLookup });
  return {
    brain: withSight(createBrain({ model, prompts, tools: tooling.tools, cache, intents, knowledge }), {
      ...sight,
      eye: { model, prompts },
    }),
    help: createModelHelp({ model, prompts, knowledge }, help),
    desk: tooling.desk,
    close: () => tooling.servers.close(),
  };
}

async function openTools({ log, now }: Pick<BrainSurroundings, "log" | "now">) {
  const [{ createTools }, { createMcpTools }] = await Promise.all([
    import("../brain/tools/create-tools.ts"),
    import("../brain/tools/mcp-tools.ts"),
  ]);
  const findSecret = findToolSecret;
  const servers = createMcpTools({ log, findSecret, now });
  const tools = createTools({ log, findSecret, mcp: servers });
  const desk: ToolDesk = {
    run: ({ tool, args, nr }, context, signal) =>
      tools.run({ name: tool, arguments: args, approved: nr }, context, signal),
  };
  return { servers, tools, desk };
}

const fileFetcher =
  (directory: Pick<Directory, "loadConnection">) =>
  async ({ connectionId, url, maxBytes }: WantedFile, signal: AbortSignal) => {
    const { baseUrl } = await directory.loadConnection(connectionId);
    return fetchAttachment(url, { chatwootUrl: baseUrl, maxBytes, signal });
  };
