import { pointerTo } from "../json-pointer.ts";
import type { InboxSettings } from "../settings.ts";
import { type SettingsRule, warning } from "./rule.ts";

type Rule = InboxSettings["routing"]["rules"][number];

const CONDITIONS = ["topics", "hours", "languages", "priorities"] as const;

const reachableRules: SettingsRule = ({ routing }) =>
  routing.rules.flatMap((rule, index) => {
    const earlier = routing.rules.slice(0, index).findIndex((other) => coversAll(other, rule));
    if (earlier === -1) return [];
    const place = pointerTo("routing", "rules", index);
    return [warning(place, `never decides anything: whatever fits it fits /routing/rules/${earlier} before`)];
  });

/** Whatever the second rule takes, the first takes before it. */
const coversAll = (first: Rule, second: Rule): boolean =>
  CONDITIONS.every((name) => isCovered(first[name], second[name]));

function isCovered(
  first: string | readonly string[] | undefined,
  second: string | readonly string[] | undefined,
): boolean {
  if (first === undefined) return true;
  return second !== undefined && [second].flat().every((value) => [first].flat().includes(value));
}

const usefulFallbacks: SettingsRule = ({ routing }) =>
  routing.rules.flatMap(({ team, fallback = [] }, index) =>
    fallback.flatMap((name, position) => {
      const isTried = name === team || fallback.indexOf(name) < position;
      const place = pointerTo("routing", "rules", index, "fallback", position);
      return isTried ? [warning(place, `${name} is tried before already`)] : [];
    }),
  );

export const routingRules: readonly SettingsRule[] = [reachableRules, usefulFallbacks];
