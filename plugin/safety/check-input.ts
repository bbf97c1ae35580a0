import type { InboxSettings } from "../core/settings/settings.ts";
import { floods } from "./checks/flooding.ts";
import { holdsKey } from "./checks/secrets.ts";
import type { InjectionReason } from "./injection/injection-signs.ts";
import { scoreInjection } from "./injection/score-injection.ts";
import { type Violation, violation } from "./violation.ts";

export interface InputCheck {
  /** From 0 to 1: the probability that the text tries to give the bot orders. */
  readonly injectionScore: number;
  readonly reasons: readonly InjectionReason[];
  readonly violations: readonly Violation[];
}

/** Checks a text before a model reads it: a customer's message, a passage of the knowledge, a tool's result. */
export function checkInput(text: string, settings: InboxSettings["safety"]): InputCheck {
  const { score, reasons } = scoreInjection(text);
  const isInjection = settings.injection_threshold < 1 && score >= settings.injection_threshold;
  return {
    injectionScore: score,
    reasons,
    violations: [
      ...(isInjection ? [violation("injection")] : []),
      ...(holdsKey(text) ? [violation("secret_sent")] : []),
      ...(floods(text) ? [violation("flooding")] : []),
    ],
  };
}
