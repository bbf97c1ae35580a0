import { commandTexts, defineCommand, shippedWords } from "../../plugin/bot.ts";
import { giveBack, refuseGiveBack } from "./give-back.ts";

/** Ends a pause: the bot continues. */
export const resume = defineCommand({
  ...shippedWords("resume"),
  async run(_call, context) {
    const refused = refuseGiveBack(context);
    if (refused) return refused;
    const words = commandTexts[context.locale];
    if (context.conversation.baton.holder === "bot") return { note: words.botHasItAlready };
    const given = giveBack(context);
    return { ...given, note: given.owes?.length ? `${words.resumed} ${words.botAnswers}` : words.resumed };
  },
});
