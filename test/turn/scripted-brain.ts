import { createRulesBrain } from "../../plugin/brain/by-rules/brain.ts";
import type { Brain, Decision, TurnContext } from "../../plugin/core/decision.ts";
import { explainPlainly } from "../../plugin/core/turn/explain-plainly.ts";
import type { Choice } from "../../plugin/language/words/choice.ts";

type Script = (context: TurnContext, signal: AbortSignal) => Promise<Decision> | Decision;

/** Decides by the first word of the customer's latest message; whatever has no script is left to the rules. */
export function scriptedBrain(scripts: Readonly<Record<string, Script>>): Brain {
  const rules = createRulesBrain();
  return {
    async decide(context, signal) {
      const word = context.owed.at(-1)?.text.split(/\s/)[0] ?? "";
      return (scripts[word] ?? rules.decide)(context, signal);
    },
    recap: (context, because, signal) => rules.recap(context, because, signal),
  };
}

const because = explainPlainly("Scripted");

export const answer = (text: string): Decision => ({ kind: "answer", text, because });
export const offer = (text: string, choices: readonly Choice[]): Decision => ({
  kind: "choice",
  text,
  choices,
  because,
});
