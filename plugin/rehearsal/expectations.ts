import type { Happening } from "./happening.ts";
import type { MemoryStore } from "./memory/store.ts";
import { isLike } from "./pattern.ts";
import type { Step } from "./scene.ts";

type Kind = Step["kind"];
type ValueOf<K extends Kind> = Extract<Step, { kind: K }>["value"];

/** The happenings since the last actions, and how many of them earlier expectations have matched. */
export interface Heard {
  readonly happenings: readonly Happening[];
  readonly taken: Set<Happening>;
}

const NOTHING = "nothing";

/** Null: as expected. Otherwise the actual value, when it is not among the happenings. */
type Check<K extends Kind> = (expected: ValueOf<K>, store: MemoryStore, heard: Heard) => string | null;

const CHECKS: { readonly [K in Kind]?: Check<K> } = {
  bot: (expected, _store, heard) => isSaid("said", expected, heard),
  note: (expected, _store, heard) => isSaid("noted", expected, heard),
  ticket: (expected, _store, heard) => isSaid("ticket", expected, heard),
  bot_offers(titles, _store, { happenings }) {
    const offered = happenings.flatMap((one) => (one.kind === "said" ? one.choices.map(({ title }) => title) : []));
    return titles.every((title) => offered.includes(title)) ? null : "";
  },
  handoff({ team, reason, priority }, _store, { happenings }) {
    const isSo = (one: Happening) =>
      one.kind === "handed_off" &&
      (team === undefined || one.team?.toLowerCase() === team.toLowerCase()) &&
      (reason === undefined || one.reason === reason) &&
      (priority === undefined || one.priority === priority);
    return happenings.some(isSo) ? null : "";
  },
  holder: (expected, { conversation }) => same("holder", conversation?.baton.holder, expected),
  status: (expected, { chatwoot }) => same("status", chatwoot.status, expected),
  team: (expected, { chatwoot }) => same("team", chatwoot.team?.name, expected.toLowerCase()),
  priority: (expected, { chatwoot }) => same("priority", chatwoot.priority, expected),
  label: (expected, { chatwoot }) => (chatwoot.labels.includes(expected) ? null : labelled(chatwoot)),
  no_label: (expected, { chatwoot }) => (chatwoot.labels.includes(expected) ? labelled(chatwoot) : null),
};

/** Undefined: the line is no expectation. */
export function check(step: Step, store: MemoryStore, heard: Heard): string | null | undefined {
  const one = CHECKS[step.kind] as Check<Kind> | undefined;
  return one?.(step.value as never, store, heard);
}

/** An expectation matches one happening and skips the ones before it: the bot's messages have an order. */
function isSaid(kind: "said" | "noted" | "ticket", expected: string, { happenings, taken }: Heard): string | null {
  const left = happenings.filter((one) => one.kind === kind && !taken.has(one));
  if (expected === NOTHING) return left.length === 0 ? null : "";
  const index = left.findIndex((one) => "text" in one && isLike(one.text, expected));
  if (index === -1) return "";
  for (const one of left.slice(0, index + 1)) taken.add(one);
  return null;
}

const same = (name: string, actual: string | null | undefined, expected: string): string | null =>
  actual === expected ? null : `${name}: ${actual ?? "none"}`;

const labelled = ({ labels }: { readonly labels: readonly string[] }) => `labels: ${labels.join(", ") || "none"}`;
