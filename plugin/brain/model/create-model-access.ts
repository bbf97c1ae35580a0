import { limited } from "../../concurrency/time-limit.ts";
import type { ModelHealthStore } from "../../db/model-health-store.ts";
import { Aborted, BatonError, ModelUnavailable } from "../../errors.ts";
import type { Masker } from "../../safety/pii/masker.ts";
import type { Budget } from "./budget.ts";
import { exchange } from "./exchange.ts";
import { mapTexts, maskCall, maskerFor } from "./masking.ts";
import type { ModelAccess, ModelCall, ModelReply, Task } from "./model-access.ts";
import type { Provider } from "./provider.ts";

/** Facts of one call for the log and for metrics: no ids, no texts. */
export interface ModelCallRecord {
  readonly task: Task;
  readonly outcome: "answered" | BatonError["code"];
  readonly ms: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

export interface ModelParts {
  /** The first provider is asked first, the next one when it fails. */
  readonly providers: readonly Provider[];
  readonly health: ModelHealthStore;
  readonly budget: Budget;
  readonly onCall?: (record: ModelCallRecord) => void;
}

/** The share of a call's time after which another provider can still be asked. */
const SHARE_OF_FIRST = 0.6;
/** A short limit of an inbox is no evidence of a slow provider. */
const PATIENT_MS = 10_000;

export function createModelAccess(parts: ModelParts): Pick<ModelAccess, "isAvailable" | "ask"> {
  return {
    async isAvailable(scope, settings) {
      if (!settings.model.enabled) return false;
      const resting = await Promise.all(parts.providers.map(({ name }) => parts.health.isResting(name)));
      return resting.includes(false) && !(await parts.budget.isSpent(scope, settings));
    },
    async ask(call, signal) {
      const startedAt = performance.now();
      const tell = (outcome: ModelCallRecord["outcome"], usage?: ModelReply["usage"]) =>
        parts.onCall?.({
          task: call.task,
          outcome,
          ms: performance.now() - startedAt,
          inputTokens: usage?.inputTokens ?? 0,
          outputTokens: usage?.outputTokens ?? 0,
        });
      try {
        const reply = await askMasked(parts, call, signal);
        tell("answered", reply.usage);
        return reply;
      } catch (error) {
        const known = asModelError(error);
        tell(known.code);
        throw known;
      }
    },
  };
}

/** A ledger that cannot be written refuses the call: spending that is not counted is not allowed. */
function asModelError(error: unknown): BatonError {
  if (error instanceof BatonError) return error;
  return new ModelUnavailable("The usage ledger is unreachable: the model was not asked", { cause: error });
}

async function askMasked(parts: ModelParts, call: ModelCall, signal: AbortSignal): Promise<ModelReply> {
  if (!call.settings.model.enabled) throw new ModelUnavailable("The model is disabled for this inbox");
  const masker = maskerFor(call.settings);
  const reply = await askProviders(parts, { call: maskCall(call, masker), masker }, signal);
  return {
    ...reply,
    text: masker.restore(reply.text),
    toolCalls: reply.toolCalls.map((one) => ({ ...one, arguments: mapTexts(one.arguments, masker.restore) })),
  };
}

interface Masked {
  readonly call: ModelCall;
  readonly masker: Masker;
}

/** Asks one provider after the other while time is left. */
async function askProviders(parts: ModelParts, { call, masker }: Masked, signal: AbortSignal): Promise<ModelReply> {
  const deadline = performance.now() + call.settings.model.call_seconds * 1000;
  let failure = new ModelUnavailable("All model providers failed several times in a row; calls are held back");
  for (const [index, provider] of parts.providers.entries()) {
    if (!(await parts.health.mayTry(provider.name))) continue;
    const isLast = index === parts.providers.length - 1;
    // The inbox's model names are names of the first provider.
    const model = (index === 0 ? call.settings.model.tasks[call.task] : null) ?? provider.model;
    const leftMs = (deadline - performance.now()) * (isLast ? 1 : SHARE_OF_FIRST);
    try {
      const until = performance.now() + leftMs;
      const late = new ModelUnavailable("No model answered in time", {
        mayCost: true,
        sparesProvider: leftMs < PATIENT_MS,
      });
      const aborted = new Aborted("The answer of the model is not wanted any more");
      return await limited({ ms: leftMs, signal, late, aborted }, (stop) =>
        exchange(parts, { provider, model, call, masker, signal: stop, deadline: until }),
      );
    } catch (error) {
      if (!(error instanceof ModelUnavailable)) throw error;
      failure = error;
    }
  }
  throw failure;
}
