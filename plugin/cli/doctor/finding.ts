import { within } from "../../concurrency/time-limit.ts";
import { BatonError } from "../../errors.ts";

/** `warning`: Baton works, but the operator should know. `failure`: a part does not work; the sentence ends with the cure. */
export type Verdict = "ok" | "warning" | "failure";

export interface Finding {
  readonly subject: string;
  readonly verdict: Verdict;
  readonly sentence: string;
}

export const ok = (subject: string, sentence: string): Finding => ({ subject, verdict: "ok", sentence });
export const warning = (subject: string, sentence: string): Finding => ({ subject, verdict: "warning", sentence });
export const failure = (subject: string, sentence: string): Finding => ({ subject, verdict: "failure", sentence });

/** One check of the installation. Undefined: it does not apply here. */
export interface Check {
  readonly subject: string;
  /** The sentence for a check that takes too long. */
  readonly late?: string;
  readonly timeoutMs?: number;
  run(): Promise<Finding | readonly Finding[] | undefined>;
}

const CHECK_TIMEOUT_MS = 5_000;

/** Runs all checks at the same time. A check that hangs or throws becomes a failure and does not affect the others. */
export async function runAll(checks: readonly Check[]): Promise<readonly Finding[]> {
  return (await Promise.all(checks.map(runCheck))).flat();
}

async function runCheck(check: Check): Promise<readonly Finding[]> {
  try {
    const found = await within(check.timeoutMs ?? CHECK_TIMEOUT_MS, check.run(), "late");
    if (found === "late") return [failure(check.subject, check.late ?? lateSentence(check))];
    return found === undefined ? [] : [found].flat();
  } catch (error) {
    return [failure(check.subject, explain(error))];
  }
}

const lateSentence = ({ timeoutMs }: Check) =>
  `no answer within ${(timeoutMs ?? CHECK_TIMEOUT_MS) / 1000} s: find out what is overloaded, then ask again`;

/** The first line of an error. Baton's own errors name the cure. */
export function explain(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const [first = ""] = text.split("\n");
  return error instanceof BatonError ? first : `unexpected: ${first || "an error without a text"}`;
}
