import { isJsonObject, type JsonObject } from "../json.ts";
import { isWithin, valueAt } from "./json-pointer.ts";
import { handoffRules } from "./rules/handoff.ts";
import { hoursRules } from "./rules/hours.ts";
import { ladderRules } from "./rules/ladders.ts";
import { modelRules } from "./rules/model.ts";
import { paceRules } from "./rules/pace.ts";
import { routingRules } from "./rules/routing.ts";
import type { SettingsProblem, SettingsRule } from "./rules/rule.ts";
import { textRules } from "./rules/texts.ts";
import { toolRules } from "./rules/tools.ts";
import { understandingRules } from "./rules/understanding.ts";
import type { Problem } from "./schema-problems.ts";
import { completeSettings, findSchemaProblems } from "./settings.ts";
import { soundPart } from "./sound-part.ts";

const RULES: readonly SettingsRule[] = [
  ...textRules,
  ...paceRules,
  ...hoursRules,
  ...routingRules,
  ...handoffRules,
  ...ladderRules,
  ...modelRules,
  ...understandingRules,
  ...toolRules,
];

/** Every problem at once, each with its exact place; a misspelt key gets the one it was probably meant to be. */
export function findSettingsProblems(document: unknown): readonly SettingsProblem[] {
  const wrong = findSchemaProblems(document).map((problem) => ({ ...problem, severity: "error" }) as const);
  if (!isJsonObject(document)) return wrong;
  return [...wrong, ...findRuleProblems(document, wrong)];
}

function findRuleProblems(document: JsonObject, wrong: readonly Problem[]): readonly SettingsProblem[] {
  const paths = wrong.map(({ path }) => path);
  const { value, placeInWhole } = soundPart(document, paths);
  const settings = completeSettings(isJsonObject(value) ? value : {});
  const isGiven = (path: string) => valueAt(document, path) !== undefined;
  const isWrong = (path: string) => paths.some((place) => isWithin(path, place));
  const found = RULES.flatMap((rule) => rule(settings, { isGiven, isWrong }));
  return found.map((problem) => ({ ...problem, path: placeInWhole(problem.path) }));
}

export const errorsIn = (problems: readonly SettingsProblem[]): readonly SettingsProblem[] =>
  problems.filter(({ severity }) => severity === "error");
