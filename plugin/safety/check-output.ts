import type { InboxSettings } from "../core/settings/settings.ts";
import { detectLanguage } from "../language/language.ts";
import type { Locale } from "../language/locale.ts";
import { foldWords } from "../language/words/fold-words.ts";
import { promisesHandoff } from "../language/words/handoff-promise.ts";
import { findInventions } from "./checks/inventions.ts";
import { leaksPrompt } from "./checks/prompt-leak.ts";
import { repeatsItself } from "./checks/repetition.ts";
import { holdsResidue } from "./checks/residue.ts";
import { tellsSecret } from "./checks/secrets.ts";
import { type Violation, type ViolationCode, violation } from "./violation.ts";

/** The texts that an answer may rest on. They are unmasked, as the customer sees them. */
export interface Evidence {
  /** The instructions the model was given, without knowledge and transcript. */
  readonly prompt: string;
  /** Passages with their titles and addresses, results of tools, texts of the settings. */
  readonly sources: readonly string[];
  /** Messages of the customer and of agents. */
  readonly conversation: readonly string[];
  /** Messages of the bot, oldest first. */
  readonly botMessages: readonly string[];
  /** The customer's; null when unknown. */
  readonly language: Locale | null;
}

/** With fewer letters the language is uncertain. */
const MIN_LETTERS = 30;
const SURE_CONFIDENCE = 0.9;

/** Finds the violations of an answer; an answer without any may be sent. Pure: it asks no model. */
export function checkOutput(
  answer: string,
  evidence: Evidence,
  settings: InboxSettings["safety"],
): readonly Violation[] {
  if (!settings.check_answers) return [];
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(answer)) return [violation("empty")];
  // The model rewrites a long answer anyway, and the other checks would be slow.
  if (answer.length > settings.max_answer_chars) return [violation("too_long")];
  const known = [...evidence.sources, ...evidence.conversation].join("\n");
  const checks: readonly (readonly [ViolationCode, boolean])[] = [
    ["prompt_leak", leaksPrompt(answer, evidence.prompt, known)],
    ["residue", holdsResidue(answer)],
    ["handoff_promise", promisesHandoff(answer)],
    ["forbidden_topic", touches(answer, settings.forbidden_topics)],
    ["wrong_language", evidence.language !== null && isForeign(answer, evidence.language)],
    ["repetition", repeatsItself(answer, evidence.botMessages)],
    ["secret", tellsSecret(answer, (value) => evidence.sources.some((source) => source.includes(value)))],
  ];
  const failed = checks.filter(([, isFailed]) => isFailed).map(([code]) => code);
  return [...failed, ...findInventions(answer, known, settings.allowed_hosts)].map(violation);
}

function touches(answer: string, topics: readonly string[]): boolean {
  const words = ` ${foldWords(answer)} `;
  return topics.map(foldWords).some((topic) => topic !== "" && words.includes(` ${topic} `));
}

function isForeign(answer: string, language: Locale): boolean {
  if ((answer.match(/\p{L}/gu)?.length ?? 0) < MIN_LETTERS) return false;
  const detected = detectLanguage(answer);
  return detected.confidence >= SURE_CONFIDENCE && detected.language !== language;
}
