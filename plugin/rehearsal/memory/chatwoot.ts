import { assertNever } from "../../core/assert-never.ts";
import type { Effect } from "../../core/effect.ts";
import type { ConversationState } from "../../core/event.ts";
import { findTeam, type People } from "../../core/people.ts";

/** The conversation in Chatwoot after an effect of Baton. Messages change no other field. */
export function withEffect(state: ConversationState, effect: Effect, people: People): ConversationState {
  switch (effect.kind) {
    case "say":
    case "choice":
    case "note":
    case "mention":
    case "typing":
      return state;
    case "assign":
      return withAssignment(state, effect.to, people);
    case "set_status":
      return { ...state, status: effect.status };
    case "set_priority":
      return { ...state, priority: effect.priority };
    case "change_labels": {
      const labels = [...new Set([...state.labels, ...effect.add])];
      return { ...state, labels: labels.filter((label) => !effect.remove.includes(label)) };
    }
    case "merge_attributes":
      return { ...state, attributes: { ...state.attributes, ...effect.values } };
    default:
      return assertNever(effect);
  }
}

function withAssignment(
  state: ConversationState,
  to: Extract<Effect, { kind: "assign" }>["to"],
  { agents, ...people }: People,
): ConversationState {
  if ("nobody" in to) return { ...state, assignee: null };
  if ("team" in to) {
    const known = findTeam({ agents, ...people }, to.team);
    return { ...state, team: { id: known?.id ?? 0, name: known?.name ?? String(to.team) } };
  }
  const name = agents.find(({ id }) => id === to.agent)?.name ?? "";
  return { ...state, assignee: { kind: "person", id: to.agent, name } };
}
