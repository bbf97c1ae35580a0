import type { RulesNodes } from "../../../plugin/brain/by-rules/brain.ts";
import { createDraftCheck } from "../../../plugin/brain/graph/check-draft.ts";
import { createGraphBrain } from "../../../plugin/brain/graph/graph-brain.ts";
import type { ModelAccess } from "../../../plugin/brain/model/model-access.ts";
import type { TurnState } from "../../../plugin/brain/node.ts";
import { openPrompts } from "../../../plugin/brain/prompts/prompt-library.ts";
import type { Tools } from "../../../plugin/brain/tools/create-tools.ts";
import type { TurnContext } from "../../../plugin/core/decision.ts";
import type { Passage } from "../../../plugin/core/knowledge.ts";
import { completeSettings } from "../../../plugin/core/settings/settings.ts";
import { aConversation, aMessage } from "../../helpers/builders.ts";

export const delivery: Passage = {
  chunkId: "delivery",
  title: "Prazos de entrega",
  url: null,
  text: "Entregamos em Recife em 3 dias úteis. O frete custa R$ 20.",
  score: 0.8,
  flags: [],
};

export function aTurnContext(text: string, changes: Partial<TurnContext> = {}): TurnContext {
  const asked = aMessage({ text });
  const context = { connectionId: "c1", conversation: aConversation(), settings: completeSettings({}), marks: {} };
  return { ...context, messages: [asked], owed: [asked], summary: null, instruction: null, now: 0, ...changes };
}

/** Rules as plain as can be: "oi" is greeted, everything else is looked up and said as it is written. */
const plainRules = (passages: readonly Passage[]): RulesNodes => ({
  understand: async ({ context }) => {
    const text = context.owed.map((message) => message.text).join(" ");
    const intent = text.toLowerCase() === "oi" ? "greeting" : null;
    const read = { chosen: null, language: "pt-BR", entities: [], sentiment: 0, urgency: 0 } as const;
    return { understanding: { ...read, asks: [{ text, intent, confidence: 0.5 }] } };
  },
  plan: async ({ understanding }) => {
    const steps = (understanding?.asks ?? []).map((ask) =>
      ask.intent === "greeting"
        ? ({ do: "say", ask, text: "Olá!" } as const)
        : ({ do: "search", ask, query: ask.text, careful: false } as const),
    );
    return { plan: { steps } };
  },
  act: async ({ plan }) => ({
    findings: (plan?.steps ?? []).map((step) =>
      step.do === "search"
        ? { step, text: null, passages }
        : { step, text: step.do === "say" ? step.text : null, passages: [] },
    ),
  }),
  compose: async (state) => ({ draft: plainDraft(state) }),
});

function plainDraft({ findings }: TurnState) {
  const text = findings.flatMap((finding) => finding.text ?? finding.passages[0]?.text ?? [])[0];
  const rest = {
    confidence: 0.8,
    next: [],
    gaps: [],
    sources: findings.flatMap(({ passages }) => passages.slice(0, 1)),
  };
  if (text !== undefined) return { ...rest, move: { kind: "answer", text } } as const;
  return { ...rest, move: { kind: "hand_off", reason: "missing_knowledge", topic: null } } as const;
}

const prompts = await openPrompts();

export interface Stage {
  readonly model: ModelAccess;
  readonly passages?: readonly Passage[];
  readonly tools?: Tools;
}

const noTools: Tools = {
  list: () => [],
  run: async () => ({ outcome: "failed", value: "There is no such tool", wishes: {} }),
};

export const aGraphBrain = ({ model, passages = [delivery], tools = noTools }: Stage) =>
  createGraphBrain({
    model,
    prompts,
    rules: plainRules(passages),
    tools,
    check: createDraftCheck(prompts),
  });
