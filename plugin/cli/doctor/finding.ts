import { within } from "../../concurrency/time-limit.ts";
import { BatonError } from "../../errors.ts";

/** `warning`: works, but somebody should know. `failure`: something does not work; the sentence ends with the cure. */
export type Verdict = "ok" | "warning" | "failure";

export interface Finding {
  readonly subject: string;
  readonly verdict: Verdict;
  readonly sentence: string;
}

export const ok = (subject: string, sentence: string): Finding => ({ subject, verdict: "ok", sentence });
export const warning = (subject: string, sentence: string): Finding => ({ subject, verdict: "warning", sentence });
export const failure = (subject: string, sentence: string): Finding => ({ subject, verdict: "failure", sentence });

/** One question about the installation. Undefined: it does not arise here. */
export interface Check {
  readonly subject: string;
  /** Said when no answer came in time. */
  readonly late?: string;
  readonly limitMs?: number;
  run(): Promise<Finding | readonly Finding[] | undefined>;
}

const LIMIT_MS = 5_000;

/** All at once: each in its own time, and none of them can keep the others from being told. */
export async function carryOut(checks: readonly Check[]): Promise<readonly Finding[]> {
  return (await Promise.all(checks.map(answer))).flat();
}

async function answer(check: Check): Promise<readonly Finding[]> {
  try {
    const found = await within(check.limitMs ?? LIMIT_MS, check.run(), "late");
    if (found === "late") return [failure(check.subject, check.late ?? lateSentence(check))];
    return found === undefined ? [] : [found].flat();
  } catch (error) {
    return [failure(check.subject, explain(error))];
  }
}

const lateSentence = ({ limitMs }: Check) =>
  `no answer within ${(limitMs ?? LIMIT_MS) / 1000} s: find out what is overloaded, then ask again`;

/** Baton's own errors say what to do; anything else is told by its first line. */
export function explain(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const [first = ""] = text.split("\n");
  return error instanceof BatonError ? first : `unexpected: ${first || "an error without a text"}`;
}
