import { ladderTexts, localeOf, neverClose, say, setStatus } from "../../plugin/bot.ts";
import { defineLadder } from "./ladder.ts";

/** The bot answered and the customer says nothing more: asked once, then closed politely. */
export const customerSilent = defineLadder({
  name: "customer_silent",
  appliesTo: ({ baton, marks }) => baton.holder === "bot" && neverClose.read(marks) !== true,
  steps: {
    ask_once: (context) => ({ effects: [say(ladderTexts[localeOf(context)].stillThere)] }),
    close: (context, at) => ({
      effects: [say(ladderTexts[localeOf(context)].goodbye), setStatus("resolved")],
      // Silence after an answer is contentment; after a question of the bot's it is a customer who has gone.
      pass: { type: "resolved", at, reason: "timeout", outcome: context.baton.asked ? "abandoned" : "answered" },
    }),
  },
});
