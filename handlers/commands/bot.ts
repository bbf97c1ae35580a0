import {
  type CommandContext,
  commandTexts,
  defineCommand,
  type Message,
  paragraphs,
  shippedWords,
  shorten,
} from "../../plugin/bot.ts";
import { giveBack, refuseGiveBack } from "./give-back.ts";

/** The bot reads up to this many messages in full; longer passages are summarised. */
const MAX_VERBATIM = 5;
/** The bot reads the summary with every answer. */
const MAX_SUMMARY_CHARS = 800;

/** Gives the conversation back to the bot, with what was said meanwhile. */
export const bot = defineCommand({
  ...shippedWords("bot"),
  async run(call, context) {
    const refused = refuseGiveBack(context);
    if (refused) return refused;
    const words = commandTexts[context.locale];
    const instruction = call.text === "" ? {} : { instruction: call.text };
    const told = call.text === "" ? [] : [`**${words.instruction}:** ${call.text}`];
    if (context.conversation.baton.holder === "bot")
      return { ...instruction, note: paragraphs(words.botHasItAlready, ...told) };
    const given = giveBack(context);
    const said = sinceBot(context);
    const isLong = said.length > MAX_VERBATIM;
    const outlook = given.owes?.length ? words.botAnswers : words.botWaits;
    const knows = isLong ? words.contextSummarised : words.context;
    const known = said.length > 0 ? knows({ messages: said.length }) : "";
    const summary = isLong ? { summary: await summarise(context, said) } : {};
    return { ...given, ...instruction, ...summary, note: paragraphs(`${words.botHasIt} ${outlook}`, known, ...told) };
  },
});

function sinceBot({ turn }: CommandContext): readonly Message[] {
  return turn.messages.slice(turn.messages.findLastIndex(({ author }) => author.kind === "bot") + 1);
}

/** The summary so far with the new messages added, because the bot reads only the last messages in full. */
async function summarise({ turn, help, signal }: CommandContext, messages: readonly Message[]): Promise<string> {
  const { topic, issue, status, nextSteps } = await help.summarize({ ...turn, messages }, signal);
  return shorten([turn.summary, topic, issue, status, ...nextSteps].filter(Boolean).join("\n"), MAX_SUMMARY_CHARS);
}
