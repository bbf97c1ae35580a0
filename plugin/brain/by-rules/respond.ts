import type { Decision, Explanation } from "../../core/decision.ts";
import type { Entity } from "../../language/entities/entity.ts";
import type { TurnState } from "../node.ts";

/** The decision of a turn, with its explanation. */
export function respond(state: TurnState): Decision {
  const { draft } = state;
  const because = explain(state);
  if (!draft) return { kind: "hand_off", reason: "missing_knowledge", topic: null, because };
  const { move, next, gaps } = draft;
  return { ...move, because, ...(next.length > 0 ? { next } : {}), ...(gaps.length > 0 ? { gaps } : {}) };
}

function explain({ context, understanding, plan, draft, ...made }: TurnState): Explanation {
  const first = plan?.steps[0]?.ask ?? understanding?.asks[0];
  return {
    intent: context.intent ?? first?.intent ?? null,
    entities: entitiesOf(understanding?.entities ?? []),
    sentiment: understanding?.sentiment ?? null,
    language: understanding?.language ?? null,
    confidence: draft?.confidence ?? 0,
    sources: (draft?.sources ?? []).map(({ chunkId, title, url, score }) => ({ chunkId, title, url, score })),
    toolCalls: made.toolCalls,
    prompts: made.prompts,
    usage: made.usage,
    trace: made.trace,
  };
}

/** Entities by type, as written in the message. */
function entitiesOf(entities: readonly Entity[]): Explanation["entities"] {
  const types = [...new Set(entities.map(({ type }) => type))];
  return Object.fromEntries(
    types.map((type) => [type, entities.filter((entity) => entity.type === type).map(({ text }) => text)]),
  );
}
