import type { Explanation } from "../decision.ts";

/** Why, where nothing had to be understood or looked up. */
export const explainPlainly = (step: string): Explanation => ({
  intent: null,
  entities: {},
  sentiment: null,
  language: null,
  confidence: 1,
  sources: [],
  toolCalls: [],
  prompts: {},
  usage: [],
  trace: [step],
});
