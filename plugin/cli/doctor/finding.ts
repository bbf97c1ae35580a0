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
  readonly timeoutMs?: number;
  run(): Promise<Finding | readonly Finding[] | undefined>;
}

/** A check with the default limits. */
export const check = (
  subject: string,
  run: (subject: string) => Promise<Finding | readonly Finding[] | undefined>,
): Check => ({ subject, run: () => run(subject) });

const CHECK_TIMEOUT_MS = 5_000;

/** Runs all checks at the same time. A check that hangs or throws becomes a failure and does not affect the others. */
export async function runAll(checks: readonly Check[]): Promise<readonly Finding[]> {
  return (await Promise.all(checks.map(runCheck))).flat();
}

async function runCheck({ subject, timeoutMs = CHECK_TIMEOUT_MS, run }: Check): Promise<readonly Finding[]> {
  try {
    const found = await within(timeoutMs, run(), "late");
    if (found !== "late") return found === undefined ? [] : [found].flat();
    return [failure(subject, `no answer within ${timeoutMs / 1000} s: find out what is overloaded, then ask again`)];
  } catch (error) {
    return [failure(subject, explain(error))];
  }
}

/** The first line of an error. Baton's own errors name the cure. */
export function explain(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const [first = ""] = text.split("\n");
  return error instanceof BatonError ? first : `unexpected: ${first || "an error without a text"}`;
}
