import type { Knowledge, Passage } from "../../core/knowledge.ts";
import { describeHours } from "../../core/texts/opening-hours.ts";
import type { Finding, Step, TurnNode, TurnState } from "../node.ts";
import { localeIn } from "./plan.ts";
import { chosenChunk } from "./topics.ts";

const PASSAGES = 5;

export interface ActParts {
  /** Absent: the bot has nothing to look into. */
  readonly knowledge?: Knowledge | undefined;
}

/** Does what was planned, all steps at once, and brings what they found. */
export function actByRules({ knowledge }: ActParts): TurnNode {
  return async (state, signal) => {
    const steps = state.plan?.steps ?? [];
    const findings = await Promise.all(
      steps.map(async (step): Promise<Finding> => {
        if (step.do === "say") return { step, text: step.text, passages: [] };
        if (step.do !== "search") return { step, text: null, passages: [] };
        const passages = knowledge ? await searchIn(knowledge, { state, step, signal }) : [];
        return { step, text: hoursFor(step, state), passages };
      }),
    );
    return { findings, trace: findings.flatMap(describe) };
  };
}

interface Search {
  readonly state: TurnState;
  readonly step: Extract<Step, { do: "search" }>;
  readonly signal: AbortSignal;
}

async function searchIn(knowledge: Knowledge, { state, step, signal }: Search): Promise<readonly Passage[]> {
  const { context, understanding } = state;
  const { connectionId, conversation } = context;
  const query = {
    connectionId,
    inboxId: conversation.inboxId,
    text: step.query,
    locale: localeIn(state),
    limit: PASSAGES,
  };
  const found = await knowledge.search(query, signal);
  const wanted = chosenChunk(understanding?.chosen ?? null);
  const chosen = found.find(({ chunkId }) => chunkId === wanted);
  return chosen ? [{ ...chosen, score: 1 }] : found;
}

/** When people answer here; said where the knowledge says nothing of opening hours. */
function hoursFor({ ask }: Step, state: TurnState): string | null {
  const { hours, now } = state.context;
  return ask.intent === "opening_hours" && hours ? describeHours(hours, localeIn(state), now) : null;
}

function describe({ step, passages }: Finding): readonly string[] {
  if (step.do !== "search") return [];
  const about = step.ask.intent ?? "an unknown matter";
  const found = passages.map(({ title, score, flags }) => [`“${title}” ${score.toFixed(2)}`, ...flags].join(" "));
  return [`Knowledge for ${about}: ${found.join("; ") || "nothing"}`];
}
