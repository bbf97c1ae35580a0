import type { SettingsChange } from "../../core/settings/diff.ts";
import { errorsIn } from "../../core/settings/problems.ts";
import type { Performance } from "../../rehearsal/rehearse.ts";
import { describeProblem } from "../inbox/settings-file.ts";
import { showChanges } from "../inbox/show-changes.ts";
import type { CheckTarget } from "./target.ts";

export interface CheckResult {
  readonly target: CheckTarget;
  /** The changes that the file would make. */
  readonly effects: readonly FileEffect[];
  readonly performances: readonly (Performance & { readonly place: string })[];
}

export interface FileEffect {
  readonly title: string;
  readonly changes: readonly SettingsChange[];
}

/** The result as text: problems with their lines, changes, and a line for each conversation. */
export function checkText({ target, effects, performances }: CheckResult): string {
  const { yaml, problems, sound } = target;
  const marks = { error: "✗", warning: "!" } as const;
  const found = problems.map((problem) => `  ${marks[problem.severity]} ${describeProblem(yaml, problem)}`);
  if (!sound) {
    return [`${yaml.source} has ${errorsIn(problems).length} problem(s):`, ...found].join("\n");
  }
  const changes = effects.map(({ title, changes: list }) => `${title}:\n${showChanges(list) || "  nothing"}`);
  const failed = performances.filter(({ failure }) => failure !== null).length;
  const conversations = [
    ...performances.map((performance) => describePerformance(target, performance)),
    failed === 0
      ? `${performances.length} conversation(s), all as written.`
      : `${performances.length} conversation(s), ${failed} of them not as written.`,
  ];
  const parts = [[`${yaml.source} is sound.`, ...found], changes, performances.length === 0 ? [] : conversations];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

type Performed = CheckResult["performances"][number];

function describePerformance({ yaml }: CheckResult["target"], { scene, failure, place }: Performed): string {
  if (!failure) return `  ✓ ${scene.name}`;
  const happened = failure.happened.length === 0 ? ["nothing"] : failure.happened;
  return [
    `  ✗ ${scene.name}  (${yaml.source}:${yaml.lineOf(place + failure.path)})`,
    `      expected  ${failure.expected}`,
    ...happened.map((line, index) => `      ${index === 0 ? "happened" : "        "}  ${line}`),
  ].join("\n");
}

export function checkJson({ target, effects, performances }: CheckResult): string {
  const { yaml, problems, sound } = target;
  const conversations = performances.map(({ scene, failure, place }) => ({
    name: scene.name,
    as_written: failure === null,
    ...(failure && { line: yaml.lineOf(place + failure.path), expected: failure.expected, happened: failure.happened }),
  }));
  const lined = problems.map((problem) => ({ ...problem, line: yaml.lineOf(problem.path) }));
  return JSON.stringify(
    { source: yaml.source, sound: sound !== null, problems: lined, changes: effects, conversations },
    null,
    2,
  );
}
