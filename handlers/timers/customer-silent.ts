import { ladderTexts, localeOf, neverClose, say, setStatus } from "../../plugin/bot.ts";
import { defineLadder } from "./ladder.ts";

/** The bot answered and the customer is silent: the bot asks once, then closes the conversation politely. */
export const customerSilent = defineLadder({
  name: "customer_silent",
  appliesTo: ({ baton, marks }) => baton.holder === "bot" && neverClose.read(marks) !== true,
  steps: {
    ask_once: (context) => ({ effects: [say(ladderTexts[localeOf(context)].stillThere)] }),
    close: (context, at) => ({
      effects: [say(ladderTexts[localeOf(context)].goodbye), setStatus("resolved")],
      // Silence after an answer counts as answered, silence after a question of the bot as abandoned.
      pass: { type: "resolved", at, reason: "timeout", outcome: context.baton.asked ? "abandoned" : "answered" },
    }),
  },
});
