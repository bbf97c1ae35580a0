import { commandTexts, defineCommand, refuse, shippedWords } from "../../plugin/bot.ts";
import { forgetDraft, keptDraft } from "./kept-draft.ts";

/** The one way from a private note to the customer: an agent releases what the bot has drafted. */
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
