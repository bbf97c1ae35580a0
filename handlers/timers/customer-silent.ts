import { say, setStatus } from "../../plugin/core/effect.ts";
import { ladderTexts } from "../../plugin/core/texts/ladder.ts";
import { defineLadder, localeOf } from "./ladder.ts";

/** The bot answered and the customer says nothing more: asked once, then closed politely. */
export const customerSilent = defineLadder({
  name: "customer_silent",
  appliesTo: ({ baton }) => baton.holder === "bot",
  steps: {
    ask_once: (context) => ({ effects: [say(ladderTexts[localeOf(context)].stillThere)] }),
    close: (context, at) => ({
      effects: [say(ladderTexts[localeOf(context)].goodbye), setStatus("resolved")],
      pass: { type: "resolved", at },
    }),
  },
});
