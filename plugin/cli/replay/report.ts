import type { ReplayedEffect, ReplayedFact } from "../../db/replay-store.ts";
import type { Replayed } from "./walk.ts";

export const asJson = (replayed: Replayed): string => JSON.stringify(replayed, null, 2);

/** The result for a terminal: the delivery, the holder before and after, the reasons and the effects. */
export function asText(replayed: Replayed): string {
  const rows = [
    ["delivery", `${replayed.event}, ${replayed.outcome}`],
    ["connection", `${replayed.connection}, Chatwoot ${replayed.version}`],
    ["means", replayed.meaning ?? "nothing to Baton"],
    ["in", whereOf(replayed)],
    ["holder", holderOf(replayed)],
    ...numbered("because", replayed.record.map(factLine)),
    ...numbered("effects", replayed.effects.map(effectLine)),
  ] as const;
  const width = Math.max(...rows.map(([name]) => name.length));
  return [...rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`), "", footer(replayed)].join("\n");
}

function whereOf({ conversation, inbox }: Replayed): string {
  if (conversation === null) return "no conversation";
  return `conversation ${conversation}${inbox === null ? "" : `, inbox ${inbox}`}`;
}

function holderOf({ before, after }: Replayed): string {
  if (!after) return "nobody: no conversation of Baton's";
  return `${before?.holder ?? "nobody, it is new"} → ${after.holder}`;
}

function numbered(name: string, lines: readonly string[]): readonly (readonly [string, string])[] {
  if (lines.length === 0) return [[name, "none"]];
  return lines.map((line, index) => [index === 0 ? name : "", `${index + 1}. ${line}`]);
}

function factLine({ actor, action, reason, data }: ReplayedFact): string {
  const details = Object.entries(data).filter(([, value]) => value !== null && !isEmpty(value));
  const facts = details.map(([key, value]) => `${key} ${typeof value === "string" ? value : JSON.stringify(value)}`);
  return [`${actor} ${action}${reason ? ` (${reason})` : ""}`, ...facts].join(", ");
}

const isEmpty = (value: unknown) => typeof value === "object" && value !== null && Object.keys(value).length === 0;

function effectLine({ effect, status, error }: ReplayedEffect): string {
  const { kind, ...rest } = effect;
  const shown = "text" in rest ? { ...rest, text: undefined } : rest;
  const details = JSON.stringify(shown);
  const text = "text" in effect ? ` ${JSON.stringify(effect.text)}` : "";
  const outcome = `${status}${error ? `: ${error}` : ""}`;
  return `${kind}${text}${details === "{}" ? "" : ` ${details}`} [${outcome}]`;
}

function footer({ isReal }: Replayed): string {
  return isReal
    ? "This was real: it is stored, and its effects are in Chatwoot."
    : "Nothing was stored or sent (--deliver does both).";
}
