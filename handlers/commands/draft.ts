import {
  defineCommand,
  head,
  helpTexts,
  madeByLine,
  paragraphs,
  quoted,
  shippedWords,
  sourceLine,
  wordFor,
} from "../../plugin/bot.ts";
import { keepDraft } from "./kept-draft.ts";
import { send } from "./send.ts";

/** Drafts a whole reply. The agent can copy it or send it with `@send`. */
export const draft = defineCommand({
  ...shippedWords("draft"),
  async run({ text: instruction }, { turn, help, signal, locale, now }) {
    const words = helpTexts[locale];
    const made = await help.draft(turn, instruction || null, signal);
    if (made.text === null) return { note: paragraphs(words.noDraft, madeByLine(locale, made)) };
    return {
      marks: keepDraft(made.text, now),
      note: paragraphs(
        head(words.draft),
        quoted(made.text),
        words.copyOrSend({ send: wordFor(send, locale) }),
        sourceLine(words.sources, made.sources),
        madeByLine(locale, made),
      ),
    };
  },
});
