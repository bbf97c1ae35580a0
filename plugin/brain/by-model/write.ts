import type { Suggestion, WrittenReply } from "../../core/commands/agent-help.ts";
import type { Source, TurnContext } from "../../core/decision.ts";
import type { Knowledge, Passage } from "../../core/knowledge.ts";
import { ModelUnavailable } from "../../errors.ts";
import { checkOutput } from "../../safety/check-output.ts";
import type { ViolationCode } from "../../safety/violation.ts";
import { languageOf, sourceOf } from "../by-rules/help.ts";
import { evidenceOf } from "../graph/check-draft.ts";
import { LANGUAGE_NAMES } from "../graph/language-names.ts";
import { isTrusted } from "../graph/unsafe-words.ts";
import { openWords } from "../help/said.ts";
import { startTurn } from "../node.ts";
import { type AskParts, askFor } from "./ask-for.ts";
import { type Drafted, draftSchema, type Suggested, suggestionSchema } from "./help-schemas.ts";
import { showPassages, showWholeConversation } from "./show-turn.ts";

export interface WriterParts extends AskParts {
  readonly knowledge?: Knowledge | undefined;
}

export interface Writer {
  suggest(context: TurnContext, tone: string | null, stop: AbortSignal): Promise<Suggestion>;
  draft(context: TurnContext, instruction: string | null, stop: AbortSignal): Promise<WrittenReply>;
}

const MAX_PASSAGES = 8;
const TONE_CHARS = 60;
/** An agent reads it first and may promise, repeat and choose a language; invented numbers are still refused. */
const UNSOUND: ReadonlySet<string> = new Set<ViolationCode>([
  "prompt_leak",
  "residue",
  "invented_link",
  "invented_email",
  "invented_phone",
  "forbidden_topic",
  "secret",
]);

/** Replies that a model writes for agents from the knowledge of the business. */
export function createWriter(parts: WriterParts): Writer {
  return {
    async suggest(context, tone, stop) {
      const passages = await search(parts, context, { about: openWords(context), stop });
      const { value } = await askFor(
        parts,
        context,
        stop,
      )({
        task: "help",
        schema: suggestionSchema,
        prompt: "suggest",
        inputs: { ...voiceOf(context), tone: (tone ?? "friendly").replaceAll(/\s+/g, " ").slice(0, TONE_CHARS) },
        shown: [showWholeConversation(context), showPassages(passages)],
      });
      const { replies } = value as Suggested;
      const sound = replies.filter(({ text }) => isSound(text, { context, passages }));
      if (replies.length > 0 && sound.length === 0) throw new ModelUnavailable("No suggestion could be used");
      const ranked = sound.toSorted((first, second) => second.confidence - first.confidence);
      return {
        replies: ranked.map(({ text, confidence }) => ({ text: text.trim(), confidence })),
        sources: cited(
          passages,
          ranked.flatMap(({ sources }) => sources),
        ),
        madeBy: "model",
      };
    },
    async draft(context, instruction, stop) {
      const about = [instruction, openWords(context)].filter(Boolean).join("\n");
      const wished = { ...context, instruction };
      const passages = await search(parts, context, { about, stop });
      const { value } = await askFor(
        parts,
        context,
        stop,
      )({
        task: "help",
        schema: draftSchema,
        prompt: "draft",
        inputs: voiceOf(context),
        shown: [showWholeConversation(wished), showPassages(passages)],
      });
      const { text, sources } = value as Drafted;
      if (!isSound(text, { context: wished, passages })) throw new ModelUnavailable("The draft could not be used");
      return { text: text.trim(), sources: cited(passages, sources), madeBy: "model" };
    },
  };
}

/** Written in the customer's language, not in the agent's. */
function voiceOf(context: TurnContext) {
  const { settings } = context;
  return {
    persona: settings.thinking.persona,
    language: LANGUAGE_NAMES[languageOf(openWords(context)) ?? settings.locale],
  };
}

interface Search {
  readonly about: string;
  readonly stop: AbortSignal;
}

async function search({ knowledge }: WriterParts, context: TurnContext, { about, stop }: Search) {
  if (!knowledge || about === "") return [];
  const { connectionId, conversation, settings } = context;
  const { inboxId } = conversation;
  const query = { connectionId, inboxId, text: about, locale: settings.locale, limit: MAX_PASSAGES };
  const found = await knowledge.search(query, stop);
  return found.filter((passage) => isTrusted(passage, settings));
}

interface Ground {
  readonly context: TurnContext;
  readonly passages: readonly Passage[];
}

function isSound(text: string, { context, passages }: Ground): boolean {
  const step = { do: "search", ask: { text: "", intent: null, confidence: 0 }, query: "", careful: false } as const;
  const known = { ...startTurn(context), findings: [{ step, text: null, passages }] };
  const evidence = evidenceOf(known, { prompt: "" });
  return !checkOutput(text, evidence, context.settings.safety).some(({ code }) => UNSOUND.has(code));
}

const cited = (passages: readonly Passage[], numbers: readonly number[]): readonly Source[] =>
  [...new Set(numbers)].flatMap((number) => passages[number - 1] ?? []).map(sourceOf);
