import {
  type CommandCall,
  type CommandContext,
  defineCommand,
  fold,
  head,
  helpTexts,
  madeByLine,
  paragraphs,
  quoted,
  refuse,
  shippedWords,
} from "../../plugin/bot.ts";
import { keepDraft, keptDraft } from "./kept-draft.ts";

const DRAFT_WORDS: ReadonlySet<string> = new Set(["draft", "rascunho", "borrador"]);

interface TranslationRequest {
  readonly text: string;
  readonly to: string;
  readonly isDraft: boolean;
}

/** Translates the customer's last message for the agent, or a draft or the agent's text for the customer. */
export const translate = defineCommand({
  ...shippedWords("translate"),
  args: [{ name: "to", aliases: ["para", "em", "en", "a"] }],
  async run(call, context) {
    const { turn, help, signal, locale, now } = context;
    const words = helpTexts[locale];
    const request = requestOf(call, context);
    if (!request) return refuse(words.nothingToTranslate);
    const made = await help.translate(turn, { text: request.text, to: request.to }, signal);
    if (made.text === null) return { note: words.noTranslator };
    return {
      ...(request.isDraft ? { marks: keepDraft(made.text, now) } : {}),
      note: paragraphs(head(words.translation({ to: made.to })), quoted(made.text), madeByLine(locale, made)),
    };
  },
});

function requestOf({ text, values }: CommandCall, context: CommandContext): TranslationRequest | null {
  const { conversation, turn, locale, settings, person } = context;
  const draft = keptDraft(conversation.marks);
  const isDraft = DRAFT_WORDS.has(fold(text)) && draft !== null;
  const theirs = values.to || (person.language ?? settings.locale);
  if (isDraft) return { text: draft, to: theirs, isDraft };
  if (text !== "") return { text, to: theirs, isDraft: false };
  const last = turn.messages.findLast(({ author, text: said }) => author.kind === "customer" && said.trim() !== "");
  return last ? { text: last.text, to: values.to || locale, isDraft: false } : null;
}
