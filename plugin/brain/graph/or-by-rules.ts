import { BatonError } from "../../errors.ts";

interface Ways<T> {
  readonly byModel: (stop: AbortSignal) => Promise<T>;
  readonly byRules: () => Promise<T>;
  readonly patienceMs: number;
}

/** The model's result when it is made in time, else the rules' result. */
export async function orByRules<T>({ byModel, byRules, patienceMs }: Ways<T>, signal: AbortSignal): Promise<T> {
  try {
    return await byModel(AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]));
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof BatonError)) throw error;
    return byRules();
  }
}
