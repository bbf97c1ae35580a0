import { createHash } from "node:crypto";
import type { Brain, Decision, Explanation, TurnContext } from "../../core/decision.ts";
import type { Knowledge } from "../../core/knowledge.ts";
import type { AnswerCacheStore } from "../../db/knowledge/answer-cache-store.ts";
import type { PromptLibrary } from "../prompts/prompt-library.ts";
import { mayBeKept, questionThatStandsAlone } from "./stands-alone.ts";

export interface AnswerCache {
  /** Undefined: the question is new, or the knowledge, the prompts or the settings have changed since. */
  find(context: TurnContext): Promise<Decision | undefined>;
  keep(context: TurnContext, decision: Decision): Promise<void>;
}

export interface AnswerCacheParts {
  readonly store: AnswerCacheStore;
  readonly knowledge: Pick<Knowledge, "version">;
  readonly prompts: Pick<PromptLibrary, "fingerprint">;
  readonly onLookup?: (result: "hit" | "miss") => void;
}

/** The stored part of a decision: it holds no data of the conversation. */
type Kept = { readonly text: string } & Pick<Explanation, "intent" | "language" | "confidence" | "sources">;

/** Cached answers to questions that need no context, for the next customer with the same question. */
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

/** A customer who repeats a question was not helped by the answer: the cached answer is not given twice. */
const wasSaid = (text: string, { messages }: TurnContext): boolean =>
  messages.some((message) => message.author.kind === "bot" && message.text.trim() === text.trim());

function decisionOf({ text, ...known }: Kept): Decision {
  const trace = ["The same question was answered before, from the same knowledge: answered alike"];
  const because = { ...known, entities: {}, sentiment: null, toolCalls: [], prompts: {}, usage: [], trace };
  return { kind: "answer", text, because };
}

/** A brain with an answer cache. A failing cache is skipped. */
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
