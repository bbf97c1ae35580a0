import type { Usage } from "../../core/decision.ts";
import type { ModelHealthStore } from "../../db/model-health-store.ts";
import { Aborted, ModelUnavailable } from "../../errors.ts";
import type { Masker } from "../../safety/pii/masker.ts";
import type { Budget, Reserved } from "./budget.ts";
import type { Completion, Tokens } from "./completion.ts";
import type { ModelCall, ModelReply } from "./model-access.ts";
import type { CompletionRequest, Provider } from "./provider.ts";
import { askToMend, judge, requestFor } from "./question.ts";
import { repeat } from "./repeat.ts";
import { costOf, estimateInput, estimateTokens } from "./tokens.ts";

interface ExchangeParts {
  readonly health: ModelHealthStore;
  readonly budget: Budget;
}

interface Exchange {
  readonly provider: Provider;
  readonly model: string;
  /** Masked. */
  readonly call: ModelCall;
  readonly masker: Masker;
  readonly signal: AbortSignal;
  readonly deadline: number;
}

/** Calls one provider and checks the answer. The model may correct an invalid answer once. */
export async function exchange(parts: ExchangeParts, one: Exchange): Promise<ModelReply> {
  const { call, provider } = one;
  const expected = { schema: call.schema, masker: one.masker };
  const request = requestFor(call, one.model);
  const first = await payPlainly(parts, one, request);
  const checked = judge(first.completion, expected);
  if ("value" in checked) return replyOf(first.completion, checked.value, first.usage);
  const second = await payPlainly(parts, one, askToMend(request, first.completion, checked.problem));
  const mended = judge(second.completion, expected);
  if ("value" in mended) return replyOf(second.completion, mended.value, sum(first.usage, second.usage));
  throw new ModelUnavailable(`${provider.name}: the answer is invalid, and so is the corrected one`);
}

const replyOf = ({ text, toolCalls }: Completion, value: unknown, usage: Usage): ModelReply => ({
  text,
  toolCalls,
  value,
  usage,
});

const sum = (one: Usage, other: Usage): Usage => ({
  model: other.model,
  inputTokens: one.inputTokens + other.inputTokens,
  outputTokens: one.outputTokens + other.outputTokens,
  cost: one.cost + other.cost,
});

interface Paid {
  readonly completion: Completion;
  readonly usage: Usage;
}

const PICKY: ReadonlySet<number> = new Set([400, 422]);

/** Some servers refuse a temperature or a response format with 400: the request is repeated once without either. */
async function payPlainly(parts: ExchangeParts, one: Exchange, request: CompletionRequest): Promise<Paid> {
  try {
    return await pay(parts, one, request);
  } catch (error) {
    if (!(error instanceof ModelUnavailable && PICKY.has(error.status ?? 0))) throw error;
    return pay(parts, one, { ...request, isJson: false, temperature: null });
  }
}

/** One request with its repeats: the estimated cost is reserved before, the actual cost recorded after. */
async function pay(parts: ExchangeParts, one: Exchange, request: CompletionRequest): Promise<Paid> {
  const { call, provider, signal, deadline } = one;
  const most = { input: estimateInput(request), output: request.maxTokens };
  const estimate = { tokens: most.input + most.output, cost: costOf(request.model, most, call.settings.model) };
  const reserved = await parts.budget.reserve(call, estimate);
  const usageOf = (tokens: Tokens): Usage => ({
    model: request.model,
    inputTokens: tokens.input,
    outputTokens: tokens.output,
    cost: costOf(request.model, tokens, call.settings.model),
  });
  const settle = (usage: Usage) => reserved.settle({ ...usage, task: call.task, provider: provider.name });
  try {
    const completion = await repeat(() => provider.complete(request, signal), { signal, deadline });
    await parts.health.worked(provider.name);
    const usage = usageOf(completion.tokens ?? { input: most.input, output: estimateTokens(completion.text) });
    await settle(usage);
    return { completion, usage };
  } catch (error) {
    if (error instanceof ModelUnavailable && !error.sparesProvider) await parts.health.failed(provider.name);
    await settleFailure(error, { reserved, settle: () => settle(usageOf({ input: most.input, output: 0 })) });
    throw error;
  }
}

/** An aborted model has read the question already, and the provider charges for it. */
async function settleFailure(error: unknown, paid: { reserved: Reserved; settle: () => Promise<void> }): Promise<void> {
  const mayCost = error instanceof Aborted || (error instanceof ModelUnavailable && error.mayCost);
  if (mayCost) await paid.settle();
  else await paid.reserved.release();
}
