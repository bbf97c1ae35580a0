import { localeIn } from "../by-rules/plan.ts";
import type { ModelForm } from "../graph/either-form.ts";
import { LANGUAGE_NAMES } from "../graph/language-names.ts";
import { draftOf, findProblem, type Reply, replySchema, restsOn } from "../graph/reply.ts";
import type { TurnState } from "../node.ts";
import { showConversation, showFindings, showViolations } from "./show-turn.ts";

/** Words the findings as a reply. Handoffs and texts that the business wrote itself are left to the rules. */
export const composeWithModel: ModelForm = async (state, ask) => {
  if (!needsWords(state)) return null;
  const { value, record } = await ask({
    task: "answer",
    prompt: "answer",
    inputs: answerInputs(state),
    shown: [showConversation(state.context), showFindings(state), showViolations(state)],
    schema: replySchema,
  });
  const reply = value as Reply;
  const cited = restsOn(state, reply);
  const draft = draftOf(state, reply, cited);
  const problem = findProblem(state, reply, cited);
  const titles = cited.map(({ title }) => `“${title}”`).join(", ");
  const said = `A model ${SAID[reply.do]} (sure to ${reply.confidence.toFixed(2)})${titles && `, resting on ${titles}`}`;
  return { ...record, draft, violations: problem ? [problem] : [], trace: [said] };
};

export const answerInputs = ({ context, understanding }: TurnState) => ({
  persona: context.settings.thinking.persona,
  language: LANGUAGE_NAMES[localeIn({ context, understanding })],
});

const needsWords = ({ findings }: TurnState) =>
  findings.every(({ step }) => step.do !== "hand_off") &&
  findings.some(({ step }) => step.do === "search" || step.do === "call_tool");

const SAID: Readonly<Record<Reply["do"], string>> = {
  answer: "worded the answer",
  courtesy: "replied with a courtesy",
  ask_back: "asks the customer back",
  hand_off: "found no answer in what is known",
};
