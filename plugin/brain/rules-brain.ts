import type { Brain, Decision, Explanation, TurnContext } from "../core/decision.ts";
import { recapByRules } from "../core/recap.ts";
import type { Locale } from "../core/settings.ts";
import { texts } from "../core/texts.ts";

/** `\b` takes an accented letter for the end of a word, so "olá" needs a boundary of its own. */
const GREETINGS: Readonly<Record<Locale, RegExp>> = {
  "pt-BR": /^(oi+e?|ol[aá]|opa|e a[ií]|bom dia|boa (tarde|noite)|tudo (bem|bom))(?!\p{L})/u,
  es: /^(hola|buen(os|as)? (d[ií]as?|tardes|noches)|qu[eé] tal)(?!\p{L})/u,
  en: /^(hi+|hello|hey|good (morning|afternoon|evening))(?!\p{L})/u,
};
/** More than a greeting and a name is a question that happens to begin politely. */
const LONGEST_GREETING_WORDS = 5;

/** The brain without any model: answers greetings and asks for a person for everything else. */
export function createRulesBrain(): Brain {
  return {
    async decide(context) {
      const words = context.owed.map((message) => message.text.trim().toLowerCase());
      const language = words.map(greetingLanguage).find((found) => found !== null) ?? null;
      const onlyGreets = words.length > 0 && words.every((text) => greetingLanguage(text) !== null);
      return onlyGreets ? greet(context, language) : handOff(language);
    },
    recap: async (context, because) => recapByRules(context, because),
  };
}

function greetingLanguage(text: string): Locale | null {
  if (text.includes("?") || text.split(/\s+/).length > LONGEST_GREETING_WORDS) return null;
  const found = (["pt-BR", "es", "en"] as const).find((locale) => GREETINGS[locale].test(text));
  return found ?? null;
}

function greet(context: TurnContext, language: Locale | null): Decision {
  const because = explain({ intent: "greeting", language, confidence: 1, trace: ["Only a greeting: greeted back"] });
  return { kind: "answer", text: texts[language ?? context.settings.locale].greeting, because };
}

function handOff(language: Locale | null): Decision {
  const trace = ["No rule answers this: a person is asked"];
  return {
    kind: "hand_off",
    reason: "missing_knowledge",
    topic: null,
    because: explain({ intent: null, language, confidence: 0, trace }),
  };
}

function explain(known: Pick<Explanation, "intent" | "language" | "confidence" | "trace">): Explanation {
  return { ...known, entities: {}, sentiment: null, sources: [], toolCalls: [], prompts: {}, usage: [] };
}
