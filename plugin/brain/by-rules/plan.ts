import type { TurnContext } from "../../core/decision.ts";
import { talkTexts } from "../../core/texts/texts.ts";
import { OTHER_QUESTION } from "../../core/turn/intents.ts";
import type { Locale } from "../../language/locale.ts";
import type { Ask, Plan, Step, TurnNode, TurnState, Understanding } from "../node.ts";
import { isAfterClarifying, talkBefore } from "./before.ts";
import { courtesyText, isCourtesy, mainCourtesy } from "./courtesies.ts";
import { chosenChunk } from "./topics.ts";

/** Questions about the customer's own matter: an article counts only when it fits beyond doubt. */
const OWN_MATTERS: ReadonlySet<string | null> = new Set(["order_status", "opt_out", "opt_in"]);
/** Texts that might be questions are answered like questions: fixed texts and complaints need a sure intent. */
export const SURE_OF_INTENT = 0.5;

/** Plans a step for each ask, in the order of urgency. */
export const planByRules: TurnNode = async ({ context, understanding }) => {
  if (!understanding) return { plan: { steps: [] } };
  const plan = planOf(context, understanding);
  return { plan, trace: plan.steps.map(describeStep) };
};

export const localeIn = ({ context, understanding }: Pick<TurnState, "context" | "understanding">): Locale =>
  understanding?.language ?? context.settings.locale;

function planOf(context: TurnContext, understanding: Understanding): Plan {
  const asks = asksInTurn(context, understanding);
  const [first] = asks;
  if (!first) return { steps: [] };
  if (chosenChunk(understanding.chosen) !== null) {
    return { steps: [{ do: "search", ask: first, query: understanding.chosen?.title ?? first.text, careful: false }] };
  }
  const planning = { context, locale: localeIn({ context, understanding }), mood: understanding.sentiment };
  const courtesies = asks.filter(({ intent }) => isCourtesy(intent));
  const others = asks.filter((ask) => !courtesies.includes(ask)).map((ask) => stepFor(ask, planning));
  const steps = [...(courtesies.length > 0 ? [courtesyStep(courtesies, planning)] : []), ...others];
  const urgent = steps.find((step) => step.do === "hand_off");
  return { steps: urgent ? [urgent] : steps };
}

/** Of several asks at once, only the most urgent ones. */
function asksInTurn({ intent }: TurnContext, { asks }: Understanding): readonly Ask[] {
  if (intent === undefined) return asks;
  const wanted = intent === OTHER_QUESTION ? null : intent;
  const found = asks.filter((ask) => ask.intent === wanted && !ask.beside);
  return found.length > 0 ? found : [{ text: asks.map(({ text }) => text).join("\n"), intent: wanted, confidence: 0 }];
}

interface Planning {
  readonly context: TurnContext;
  readonly locale: Locale;
  readonly mood: number;
}

function courtesyStep(asks: readonly Ask[], { context, locale }: Planning): Step {
  const courtesy = mainCourtesy(asks.map(({ intent }) => intent)) ?? "greeting";
  const ask = asks.find(({ intent }) => intent === courtesy) ?? { text: "", intent: courtesy, confidence: 0 };
  const own = ownAnswer(courtesy, { context, locale });
  if (own !== null) return { do: "say", ask, text: own };
  if (courtesy === "denial" && isAfterClarifying(context)) return { do: "hand_off", ask, reason: "low_confidence" };
  // "Estou em dúvida entre M e G" asks for help as well.
  if (courtesy === "help") return { do: "search", ask, query: ask.text, careful: false };
  return { do: "say", ask, text: courtesyText(courtesy, locale, talkBefore(context)) };
}

function stepFor(ask: Ask, planning: Planning): Step {
  const { context, locale, mood } = planning;
  const { angry_from: angryFrom, for_people: forPeople } = context.settings.understanding;
  const { intent, confidence, text } = ask;
  if (intent === "talk_to_person") return { do: "hand_off", ask, reason: "customer_request" };
  if (intent !== null && forPeople.includes(intent)) return { do: "hand_off", ask, reason: "policy" };
  const own = ownAnswer(intent, planning);
  if (own !== null) return { do: "say", ask, text: own };
  const isSure = confidence >= SURE_OF_INTENT;
  const isComplaint = isSure && (intent === "complaint" || intent === "insult");
  if (isComplaint || mood <= angryFrom) return { do: "hand_off", ask, reason: "negative_sentiment" };
  if (isSure && intent === "bot_question") return { do: "say", ask, text: talkTexts[locale].iAmABot };
  if (isSure && intent === "repeat") return { do: "say", ask, text: talkTexts[locale].sayOtherwise };
  return { do: "search", ask, query: text, careful: OWN_MATTERS.has(intent) || ask.beside === true };
}

/** The inbox's own reply to an intent: in the customer's language, else in the inbox's. */
function ownAnswer(intent: string | null, { context, locale }: Pick<Planning, "context" | "locale">): string | null {
  const { settings } = context;
  const answers = settings.understanding.answers.filter((answer) => answer.intent === intent);
  const of = (wanted: Locale) => answers.find((answer) => (answer.locale ?? settings.locale) === wanted);
  return (of(locale) ?? of(settings.locale))?.text ?? null;
}

function describeStep(step: Step): string {
  const about = step.ask.intent ?? "an unknown matter";
  switch (step.do) {
    case "say":
      return `Plan: a fixed answer to ${about}`;
    case "search":
      return `Plan: look into the knowledge for ${about}${step.careful ? ", answer only what is beyond doubt" : ""}`;
    case "call_tool":
      return `Plan: ask ${step.name} about ${about}`;
    case "hand_off":
      return `Plan: ${about} goes to a person (${step.reason})`;
  }
}
