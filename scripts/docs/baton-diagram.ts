import { type PassEvent, pass } from "../../plugin/core/baton/baton.ts";
import type { Baton, Holder } from "../../plugin/core/baton/holder.ts";
import type { Policy } from "../../plugin/core/baton/policy.ts";
import { defaultSettings } from "../../plugin/core/settings/settings.ts";

const HOLDERS: readonly Holder[] = ["bot", "team", "agent", "closed"];

const policy: Policy = {
  ladders: defaultSettings.ladders,
  handoffLimit: defaultSettings.handoff.loop_limit,
  staffedAt: 0,
  reopen: "bot",
  reopenWindowMs: 0,
  onlineAgentIds: new Set(),
  returnLine: null,
};

const handoff = {
  recap: "",
  announcement: null,
  route: { team: null, fallback: [] },
  priority: null,
  labels: [],
  attributes: {},
};

/** One of each thing that can happen, with the words of the diagram. */
const EVENTS: readonly (readonly [string, PassEvent])[] = [
  ["customer writes", { type: "customer_wrote", at: 1, status: "pending", lastAgentId: null }],
  ["person replies", { type: "person_spoke", at: 1, personId: 7 }],
  ["person assigned", { type: "assigned", at: 1, personId: 7 }],
  ["unassigned", { type: "unassigned", at: 1 }],
  ["opened", { type: "opened", at: 1, assigned: false }],
  ["snoozed", { type: "snoozed", at: 1 }],
  ["resolved", { type: "resolved", at: 1 }],
  ["given back", { type: "returned", at: 1, reason: "agent_command", tellChatwoot: true }],
  ["paused", { type: "paused", at: 1, personId: 7, until: null }],
  ["handed off", { type: "handed_off", at: 1, reason: "customer_request", handoff }],
];

/** Drawn from the function itself: every holder meets every event, and what moves becomes an arrow. */
export function batonDiagram(): string {
  const arrows = HOLDERS.flatMap((from) => EVENTS.map(([label, event]) => ({ from, label, to: target(from, event) })));
  const moves = arrows.filter(({ from, to }) => from !== to);
  const labels = new Map<string, string[]>();
  for (const { from, to, label } of moves) {
    const arrow = `${from} --> ${to}`;
    labels.set(arrow, [...(labels.get(arrow) ?? []), label]);
  }
  const lines = [...labels].map(([arrow, list]) => `  ${arrow}: ${list.join(", ")}`);
  return ["```mermaid", "stateDiagram-v2", "  [*] --> bot: first message", ...lines, "```"].join("\n");
}

function target(from: Holder, event: PassEvent): Holder {
  const baton: Baton = {
    holder: from,
    reason: "new_conversation",
    since: 0,
    seq: 1,
    episode: 1,
    handoffs: 0,
    pausedUntil: null,
    waitingSince: null,
    lastAskedAt: null,
  };
  return pass(baton, event, policy).baton.holder;
}
