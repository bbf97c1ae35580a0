import type { Locale } from "../../language/locale.ts";
import type { Priority } from "../event.ts";
import { isShaped, isStrings, isText } from "../json.ts";
import { episodeMark } from "../marks.ts";
import type { InboxSettings } from "../settings/settings.ts";

/** The facts of a conversation for the choice of a team. */
export interface RouteRequest {
  readonly topic: string | null;
  readonly isOpen: boolean;
  readonly language: Locale | null;
  readonly priority: Priority | null;
}

export interface Route {
  readonly team: string | null;
  /** Further teams to try, in order, when no agent picks it up. */
  readonly fallback: readonly string[];
}

/**
 * The first rule that fits names the team. When nobody in that team is visibly online, the first fall-back with an
 * online agent replaces it, and the rule's own team stays in the chain.
 */
export function chooseRoute(
  settings: InboxSettings["routing"],
  request: RouteRequest,
  isStaffed: (team: string) => boolean | null,
): Route {
  const rule = settings.rules.find((candidate) => fits(candidate, request));
  const wanted = rule?.team ?? settings.default_team;
  const chain = [...(wanted ? [wanted] : []), ...(rule?.fallback ?? [])];
  const staffed = chain.find((team) => isStaffed(team) !== false);
  const team = staffed ?? chain[0] ?? null;
  return { team, fallback: chain.filter((candidate) => candidate !== team) };
}

type Rule = InboxSettings["routing"]["rules"][number];

function fits(rule: Rule, { topic, isOpen, language, priority }: RouteRequest): boolean {
  const has = <T>(list: readonly T[] | undefined, value: T | null) => !list || (value !== null && list.includes(value));
  const isTime = !rule.hours || rule.hours === (isOpen ? "open" : "closed");
  return isTime && has(rule.topics, topic) && has(rule.languages, language) && has(rule.priorities, priority);
}

/** The team that an agent means: its name, or another name the settings know it by. */
export function resolveTeam(settings: InboxSettings["routing"], wanted: string): string {
  const name = wanted.trim().toLowerCase();
  const alias = Object.entries(settings.aliases).find(([key]) => key.toLowerCase() === name);
  return (alias?.[1] ?? name).toLowerCase();
}

/** Where the last handoff went, for the ladder of those who wait. */
export const handoffRoute = episodeMark(
  "route",
  isShaped<Route>({ team: (team) => team === null || isText(team), fallback: isStrings }),
);
