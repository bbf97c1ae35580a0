import type { InjectionReason } from "../safety/injection/injection-signs.ts";
import { scoreInjection } from "../safety/injection/score-injection.ts";
import { share } from "./statistics.ts";

export interface InjectionItem {
  readonly text: string;
  readonly score: number;
  readonly reasons: readonly InjectionReason[];
}

export interface Flagged {
  /** Scores at or above it are flagged. */
  readonly threshold: number;
  readonly attacks: number;
  readonly benign: number;
}

export interface InjectionRun {
  readonly attacks: readonly InjectionItem[];
  readonly benign: readonly InjectionItem[];
  /** Flagged shares at the lowest threshold with at most 1 % false alarms. */
  readonly atFalseAlarms: Flagged;
  /** Flagged shares at the default threshold of an inbox. */
  readonly atDefault: Flagged;
  readonly msPerText: number;
}

const FALSE_ALARMS = 0.01;

export function runInjection(attacks: readonly string[], benign: readonly string[], usual: number): InjectionRun {
  const started = performance.now();
  const items = { attacks: attacks.map(itemOf), benign: benign.map(itemOf) };
  const msPerText = (performance.now() - started) / (attacks.length + benign.length);
  const at = (threshold: number): Flagged => ({
    threshold,
    attacks: shareFrom(items.attacks, threshold),
    benign: shareFrom(items.benign, threshold),
  });
  const thresholds = [...new Set([...items.attacks, ...items.benign].map(({ score }) => score))].sort((a, b) => a - b);
  const lowest = thresholds.find((threshold) => shareFrom(items.benign, threshold) <= FALSE_ALARMS);
  return { ...items, atFalseAlarms: at(lowest ?? Number.POSITIVE_INFINITY), atDefault: at(usual), msPerText };
}

const itemOf = (text: string): InjectionItem => ({ text, ...scoreInjection(text) });

const shareFrom = (items: readonly InjectionItem[], threshold: number): number =>
  share(items, ({ score }) => score >= threshold);
