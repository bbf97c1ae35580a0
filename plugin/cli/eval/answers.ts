import { createRulesBrain } from "../../brain/by-rules/brain.ts";
import type { Knowledge } from "../../core/knowledge.ts";
import { completeSettings, defaultSettings } from "../../core/settings/settings.ts";
import { readYaml } from "../../core/settings/yaml-document.ts";
import { type AnsweredItem, type AnswerRun, parseAnswerQuestions, runAnswers } from "../../eval/run-answers.ts";
import { readText } from "../files.ts";
import { readKnowledgeFolder } from "../knowledge/beside.ts";
import { printResult, readEvalArgs } from "./measure.ts";

/** Thresholds around the default, to show the effect of bolder and more careful ones. */
const THRESHOLDS: readonly number[] = [0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.75];

/** `baton eval answers --knowledge <folder> --questions <file> [--json] [--items]`. */
export async function evalAnswers(args: readonly string[]): Promise<void> {
  const { files, ...print } = readEvalArgs(args, ["knowledge", "questions"]);
  const measured = await measureAnswers(files.knowledge, files.questions);
  const { known, unknown, items } = measured.chosen;
  const json = { known, unknown, curve: measured.curve, ...(print.items ? { items } : {}) };
  printResult(print, { json, lines: asLines(measured), itemLines: items.map(itemLine) });
}

export interface MeasuredAnswers {
  readonly chosen: AnswerRun;
  readonly curve: readonly (Pick<AnswerRun, "known" | "unknown"> & { readonly answer_from: number })[];
}

/** Measures at the default thresholds and along `answer_from`, the most important one. */
export async function measureAnswers(folder: string, file: string, thresholds = THRESHOLDS): Promise<MeasuredAnswers> {
  const knowledge: Knowledge = await readKnowledgeFolder(folder);
  const questions = parseAnswerQuestions(readYaml(await readText(file), file).value, file);
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
