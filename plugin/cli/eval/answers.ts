import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { createRulesBrain } from "../../brain/by-rules/brain.ts";
import type { Knowledge } from "../../core/knowledge.ts";
import { completeSettings, defaultSettings } from "../../core/settings/settings.ts";
import { readYaml } from "../../core/settings/yaml-document.ts";
import { ConfigInvalid } from "../../errors.ts";
import { type AnsweredItem, type AnswerRun, parseAnswerQuestions, runAnswers } from "../../eval/run-answers.ts";
import { readKnowledgeFolder } from "../knowledge/beside.ts";

/** Around the default, and far enough to see what it costs to be bolder or more careful. */
const THRESHOLDS: readonly number[] = [0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.75];

/** `baton eval answers --knowledge <folder> --questions <file> [--json] [--items]`. */
export async function evalAnswers(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      knowledge: { type: "string" },
      questions: { type: "string" },
      json: { type: "boolean", default: false },
      items: { type: "boolean", default: false },
    },
  });
  if (!values.knowledge || !values.questions) {
    throw new ConfigInvalid("Say what is known and what is asked: --knowledge <folder> --questions <file>");
  }
  const measured = await measureAnswers(values.knowledge, values.questions);
  const { chosen, curve } = measured;
  if (values.json) {
    const { known, unknown, items } = chosen;
    console.log(JSON.stringify({ known, unknown, curve, ...(values.items ? { items } : {}) }, null, 2));
  } else console.log([...asLines(measured), ...(values.items ? chosen.items.map(itemLine) : [])].join("\n"));
}

export interface MeasuredAnswers {
  readonly chosen: AnswerRun;
  readonly curve: readonly (Pick<AnswerRun, "known" | "unknown"> & { readonly answer_from: number })[];
}

/** At the default thresholds, and along the one that decides most. */
export async function measureAnswers(folder: string, file: string, thresholds = THRESHOLDS): Promise<MeasuredAnswers> {
  const knowledge: Knowledge = await readKnowledgeFolder(folder);
  const content = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new ConfigInvalid(`${file} cannot be read`, { cause });
  });
  const questions = parseAnswerQuestions(readYaml(content, file).value, file);
  const brain = createRulesBrain({ knowledge });
  const curve: MeasuredAnswers["curve"][number][] = [];
  for (const from of thresholds) {
    const settings = completeSettings({ understanding: { answer_from: from } });
    const { known, unknown } = await runAnswers(brain, questions, settings);
    curve.push({ answer_from: from, known, unknown });
  }
  return { chosen: await runAnswers(brain, questions, defaultSettings), curve };
}

function asLines({ chosen, curve }: MeasuredAnswers): readonly string[] {
  const { answer_from: from, clarify_from: clarifyFrom } = defaultSettings.understanding;
  return [
    `${chosen.items.length} questions; answered from ${from}, asked back from ${clarifyFrom}`,
    "",
    "                  what is known                          what is not",
    "answer_from    right  wrong  offered  asked  person    person  asked  answered",
    ...curve.map(({ answer_from: at, known, unknown }) => {
      const left = [known.right, known.wrong, known.offered, known.asked, known.person].map(percent);
      const right = [unknown.right, unknown.asked + unknown.offered, unknown.wrong].map(percent);
      return `${at === from ? "→" : " "} ${at.toFixed(2)}       ${left.join("   ")}     ${right.join("   ")}`;
    }),
  ];
}

function itemLine({ outcome, kind, confidence, text, answer, intent }: AnsweredItem): string {
  return [outcome, kind, confidence.toFixed(2), text, answer ?? intent ?? "(a person)"].join("\t");
}

const percent = (value: number): string => `${(100 * value).toFixed(0)} %`.padStart(5);
