import type { FromSchema } from "json-schema-to-ts";
import type { Explanation, Recap, TurnContext } from "../../core/decision.ts";
import { recapByModel, recapByRules } from "../../core/turn/recap.ts";
import { LANGUAGE_NAMES } from "../graph/language-names.ts";
import { orByRules } from "../graph/or-by-rules.ts";
import { type AskParts, askFor } from "./ask-for.ts";
import { showWholeConversation } from "./show-turn.ts";

const recapSchema = {
  type: "object",
  additionalProperties: false,
  required: ["wants", "tried"],
  properties: {
    wants: { type: "string", minLength: 1, maxLength: 400 },
    tried: { type: "array", maxItems: 3, items: { type: "string", minLength: 1, maxLength: 200 } },
  },
} as const;

/** After this time the rules write the note. */
const MODEL_TIMEOUT_MS = 10_000;

interface Occasion {
  readonly context: TurnContext;
  readonly because: Explanation | null;
}

/** The note that agents read on a handoff: a model words the matter, the facts always come from the rules. */
export function recapWithModel(parts: AskParts, { context, because }: Occasion, signal: AbortSignal): Promise<Recap> {
  const byModel = async (stop: AbortSignal) => {
    const { value } = await askFor(
      parts,
      context,
      stop,
    )({
      task: "recap",
      prompt: "recap",
      inputs: { language: LANGUAGE_NAMES[context.settings.locale] },
      shown: [showWholeConversation(context)],
      schema: recapSchema,
    });
    return recapByModel(context, because, value as FromSchema<typeof recapSchema>);
  };
  return orByRules(
    { byModel, byRules: async () => recapByRules(context, because), patienceMs: MODEL_TIMEOUT_MS },
    signal,
  );
}
