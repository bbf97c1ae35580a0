import type { Provider } from "../../brain/model/provider.ts";
import type { Config } from "../../config.ts";
import { ModelUnavailable } from "../../errors.ts";
import { type Check, explain, type Finding, failure, ok, warning } from "./finding.ts";

const ANSWER_TIMEOUT_MS = 8_000;
/** Enough for one word. A model that reasons first is cut off, but its answer shows that it works. */
const ANSWER_TOKENS = 16;
const NEEDS_MODEL = ["OPENAI_API_KEY", "EMBEDDINGS_MODEL", "TRANSCRIPTION_MODEL"] as const;

/** Asks each configured model one question. Without a model the rules answer, which is no problem. */
export async function modelChecks(config: Config): Promise<readonly Check[]> {
  if (!config.OPENAI_MODEL && !config.FALLBACK_MODEL)
    return [{ subject: "model", run: async () => withoutModel(config) }];
  const { providersOf } = await import("../../brain/model/connect-model.ts");
  return providersOf(config).map((provider) => ({
    subject: "model",
    timeoutMs: ANSWER_TIMEOUT_MS + 500,
    run: () => ask(provider),
  }));
}

function withoutModel(config: Config): Finding {
  const idle = NEEDS_MODEL.find((name) => config[name] !== undefined);
  if (idle) return warning("model", `${idle} is set, but no model is asked: name one in OPENAI_MODEL`);
  return ok("model", "none is configured: the rules answer");
}

async function ask(provider: Provider): Promise<Finding> {
  const startedAt = performance.now();
  const request = {
    model: provider.model,
    temperature: 0,
    maxTokens: ANSWER_TOKENS,
    system: "Answer with the single word: ok",
    messages: [{ role: "user", text: "Are you there?" }],
    tools: [],
    isJson: false,
  } as const;
  try {
    await provider.complete(request, AbortSignal.timeout(ANSWER_TIMEOUT_MS));
    return ok(
      "model",
      `${provider.name}: ${provider.model} answers, in ${Math.round(performance.now() - startedAt)} ms`,
    );
  } catch (error) {
    return failure("model", `${describeFailure(error, provider)}; until it answers, the rules do`);
  }
}

function describeFailure(error: unknown, { name, model }: Provider): string {
  if (error instanceof ModelUnavailable) return `${explain(error)} (${model})`;
  return `${name}: ${model} did not answer within ${ANSWER_TIMEOUT_MS / 1000} s; check the base URL and the network`;
}
