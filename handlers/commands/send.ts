import { commandTexts, defineCommand, refuse, shippedWords } from "../../plugin/bot.ts";
import { forgetDraft, keptDraft } from "./kept-draft.ts";

/** Sends the last draft to the customer. It is the only way from a private note to the customer. */
export const send = defineCommand({
  ...shippedWords("send"),
  async run(_call, { conversation, person, locale }) {
    const words = commandTexts[locale];
    const text = keptDraft(conversation.marks);
    if (text === null) return refuse(words.nothingDrafted);
    if (conversation.baton.holder === "closed") return refuse(words.closed);
    if (person.optedOutAt !== null) return refuse(words.optedOut);
    return { send: text, marks: forgetDraft, note: words.sent };
  },
});
