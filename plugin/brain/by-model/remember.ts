import type { FromSchema } from "json-schema-to-ts";
import type { TurnContext } from "../../core/decision.ts";
import type { RollingSummary } from "../../core/turn/rolling-summary.ts";
import { Aborted } from "../../errors.ts";
import { shorten } from "../../language/shorten.ts";
import { asData } from "../context/as-data.ts";
import { describeMessages } from "../context/describe-conversation.ts";
import { SUMMARY_CHARS, summariseByRules } from "../context/summary-by-rules.ts";
import { transcriptWindow } from "../context/transcript-window.ts";
import { LANGUAGE_NAMES } from "../graph/language-names.ts";
import { orByRules } from "../graph/or-by-rules.ts";
import { withoutUnsafe } from "../graph/unsafe-words.ts";
import { type AskParts, askFor } from "./ask-for.ts";

const summarySchema = {
  type: "object",
  additionalProperties: false,
  required: ["summary"],
  properties: { summary: { type: "string", minLength: 1, maxLength: 2 * SUMMARY_CHARS } },
} as const;

const MODEL_TIMEOUT_MS = 20_000;
/** The answer is ready and the customer waits: the summary may delay it only this long. */
const GRACE_MS = 500;

export interface Rolling {
  /** The finished summary; null when none was due. */
  take(): Promise<RollingSummary | null>;
  /** Aborts the summary. */
  drop(): void;
}

const nothingDue: Rolling = { take: async () => null, drop: () => undefined };

/** Summarises older messages for the next turn while the answer of this turn is made. */
export function rollSummary(parts: AskParts, context: TurnContext, signal: AbortSignal): Rolling {
  const { due } = transcriptWindow(context);
  const upTo = due.at(-1)?.createdAt;
  if (upTo === undefined) return nothingDue;
  const hurry = new AbortController();
  const byRules = async () => summariseByRules(context.summary, due);
  const byModel = async (stop: AbortSignal) => {
    const { value } = await askFor(
      parts,
      context,
      AbortSignal.any([stop, hurry.signal]),
    )({
      task: "summary",
      prompt: "summary",
      inputs: { language: LANGUAGE_NAMES[context.settings.locale] },
      shown: [
        asData("summary_so_far", context.summary ?? "(none)"),
        describeMessages(withoutUnsafe(due, context.settings), []),
      ],
      schema: summarySchema,
    });
    return shorten((value as FromSchema<typeof summarySchema>).summary.trim(), SUMMARY_CHARS);
  };
  const made = orByRules({ byModel, byRules, patienceMs: MODEL_TIMEOUT_MS }, signal);
  // The caller of `take` receives a failure. Without a caller the rejection must not end the process.
  made.catch(() => undefined);
  const stop = () => hurry.abort(new Aborted("The summary is not waited for"));
  return {
    async take() {
      const timer = setTimeout(stop, GRACE_MS);
      return made.then((text) => ({ text, upTo })).finally(() => clearTimeout(timer));
    },
    drop: stop,
  };
}
