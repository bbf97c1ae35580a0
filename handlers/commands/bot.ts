import {
  type CommandCall,
  type CommandContext,
  type CommandResult,
  commandTexts,
  defineCommand,
  type Message,
  mayRead,
  paragraphs,
  shippedWords,
  shorten,
  wordFor,
} from "../../plugin/bot.ts";
import { draft } from "./draft.ts";
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
    const { told, ...instruction } = instructionIn(call, context);
    if (context.conversation.baton.holder === "bot")
      return { ...instruction, note: paragraphs(words.botHasItAlready, told) };
    const given = giveBack(context);
    const said = mayRead(context.settings, context.person) ? sinceBot(context) : [];
    const isLong = said.length > MAX_VERBATIM;
    const answers = given.owes?.length || instruction.answersNow;
    const knows = isLong ? words.contextSummarised : words.context;
    const known = said.length > 0 ? knows({ messages: said.length }) : "";
    const summary = isLong ? { summary: await summarise(context, said) } : {};
    const outlook = answers ? words.botAnswers : words.botWaits;
    return { ...given, ...instruction, ...summary, note: paragraphs(`${words.botHasIt} ${outlook}`, known, told) };
  },
});

interface Instructed extends Pick<CommandResult, "instruction" | "answersNow"> {
  readonly told: string;
}

/** A model acts on an instruction at once. Rules cannot, so the note offers a draft. */
function instructionIn({ text }: CommandCall, { locale, hasModel }: CommandContext): Instructed {
  if (text === "") return { told: "" };
  const words = commandTexts[locale];
  const told = `**${words.instruction}:** ${text}`;
  if (hasModel) return { instruction: text, answersNow: true, told };
  return { instruction: text, told: paragraphs(told, words.instructionNeedsModel({ draft: wordFor(draft, locale) })) };
}

function sinceBot({ turn }: CommandContext): readonly Message[] {
  return turn.messages.slice(turn.messages.findLastIndex(({ author }) => author.kind === "bot") + 1);
}

/** The summary so far with the new messages added, because the bot reads only the last messages in full. */
async function summarise({ turn, help, signal }: CommandContext, messages: readonly Message[]): Promise<string> {
  const { topic, issue, status, nextSteps } = await help.summarize({ ...turn, messages }, signal);
  return shorten([turn.summary, topic, issue, status, ...nextSteps].filter(Boolean).join("\n"), MAX_SUMMARY_CHARS);
}
