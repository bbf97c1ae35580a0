import { createHash } from "node:crypto";
import type { Brain, Decision, Explanation, TurnContext } from "../../core/decision.ts";
import type { Knowledge } from "../../core/knowledge.ts";
import type { AnswerCacheStore } from "../../db/knowledge/answer-cache-store.ts";
import type { PromptLibrary } from "../prompts/prompt-library.ts";
import { mayBeKept, questionThatStandsAlone } from "./stands-alone.ts";

export interface AnswerCache {
  /** Undefined: not asked before, or since then the knowledge, the prompts or the settings have changed. */
  find(context: TurnContext): Promise<Decision | undefined>;
  keep(context: TurnContext, decision: Decision): Promise<void>;
}

export interface AnswerCacheParts {
  readonly store: AnswerCacheStore;
  readonly knowledge: Pick<Knowledge, "version">;
  readonly prompts: Pick<PromptLibrary, "fingerprint">;
  readonly onLookup?: (result: "hit" | "miss") => void;
}

/** What is kept of a decision: nothing of the conversation it was made in. */
type Kept = { readonly text: string } & Pick<Explanation, "intent" | "language" | "confidence" | "sources">;

/** Answers to questions that stand for themselves, for the next who asks the same. */
export function createAnswerCache({ store, knowledge, prompts, onLookup }: AnswerCacheParts): AnswerCache {
  async function keyOf(context: TurnContext) {
    const question = context.settings.model.cache_hours > 0 ? questionThatStandsAlone(context) : null;
    if (question === null) return null;
    const { connectionId, conversation, settings } = context;
    const version = await knowledge.version(connectionId, conversation.inboxId);
    const rests = JSON.stringify([question, version, prompts.fingerprint(context), settings]);
    return { connectionId, inboxId: conversation.inboxId, key: createHash("sha256").update(rests).digest("hex") };
  }

  return {
    async find(context) {
      const key = await keyOf(context);
      if (!key) return undefined;
      const kept = (await store.find(key)) as Kept | undefined;
      const isFresh = kept !== undefined && !wasSaid(kept.text, context);
      onLookup?.(isFresh ? "hit" : "miss");
      return isFresh ? decisionOf(kept) : undefined;
    },
    async keep(context, decision) {
      if (decision.kind !== "answer" || !mayBeKept(decision, context)) return;
      const key = await keyOf(context);
      if (!key) return;
      const { intent, language, confidence, sources } = decision.because;
      const kept: Kept = { text: decision.text, intent, language, confidence, sources };
      await store.keep(key, kept, context.settings.model.cache_hours);
    },
  };
}

/** Who asks again was not helped by the answer: it is not given twice. */
const wasSaid = (text: string, { messages }: TurnContext): boolean =>
  messages.some((message) => message.author.kind === "bot" && message.text.trim() === text.trim());

function decisionOf({ text, ...known }: Kept): Decision {
  const trace = ["The same question was answered before, from the same knowledge: answered alike"];
  const because = { ...known, entities: {}, sentiment: null, toolCalls: [], prompts: {}, usage: [], trace };
  return { kind: "answer", text, because };
}

/** A brain that does not think twice about the same question. A cache that fails is no reason to be silent. */
export function withAnswerCache(brain: Brain, cache: AnswerCache): Brain {
  return {
    ...brain,
    async decide(context, signal) {
      const known = await cache.find(context).catch(() => undefined);
      if (known) return known;
      const decision = await brain.decide(context, signal);
      await cache.keep(context, decision).catch(() => undefined);
      return decision;
    },
  };
}
