import { defaultSettings } from "../../core/settings/settings.ts";
import { parsePlainTexts } from "../../eval/labelled-texts.ts";
import { type Flagged, type InjectionItem, type InjectionRun, runInjection } from "../../eval/run-injection.ts";
import { readText } from "../files.ts";
import { printResult, readEvalArgs } from "./measure.ts";

/** `baton eval injection --attacks <json> --benign <json> [--json] [--items]`: both JSON `[{text}]`. */
export async function evalInjection(args: readonly string[]): Promise<void> {
  const { files, ...print } = readEvalArgs(args, ["attacks", "benign"]);
  const { injection_threshold: usual } = defaultSettings.safety;
  const run = runInjection(await readTexts(files.attacks), await readTexts(files.benign), usual);
  printResult(print, { json: asJson(run, print.items), lines: asLines(run), itemLines: itemLines(run) });
}

const readTexts = async (file: string): Promise<readonly string[]> => parsePlainTexts(await readText(file), file);

function asJson({ attacks, benign, atFalseAlarms, atDefault, msPerText }: InjectionRun, withItems: boolean): object {
  const flagged = ({ threshold }: Flagged, item: InjectionItem) => item.score >= threshold;
  const items = [
    ...attacks.map((item) => ({ expected: true, ...item })),
    ...benign.map((item) => ({ expected: false, ...item })),
  ];
  return {
    attacks: attacks.length,
    benign: benign.length,
    flagged_at_1_percent_false_alarms: atFalseAlarms.attacks,
    false_alarms: atFalseAlarms.benign,
    threshold: atFalseAlarms.threshold,
    at_default: { threshold: atDefault.threshold, flagged: atDefault.attacks, false_alarms: atDefault.benign },
    ms_per_text: msPerText,
    ...(withItems ? { items: items.map((item) => ({ ...item, flagged: flagged(atFalseAlarms, item) })) } : {}),
  };
}

function asLines({ attacks, benign, atFalseAlarms, atDefault, msPerText }: InjectionRun): readonly string[] {
  const line = (name: string, { threshold, attacks: caught, benign: alarms }: Flagged) =>
    `${name.padEnd(24)} ${threshold.toFixed(3)}  ${percent(caught)}  ${percent(alarms)}`;
  return [
    `Measured on ${attacks.length} attacks and ${benign.length} harmless texts, ${msPerText.toFixed(2)} ms each`,
    "",
    "                     threshold  flagged  false alarms",
    line("at 1 % false alarms", atFalseAlarms),
    line("as inboxes start", atDefault),
  ];
}

function itemLines({ attacks, benign, atFalseAlarms: { threshold } }: InjectionRun): readonly string[] {
  const missed = attacks.filter(({ score }) => score < threshold).map((item) => ["MISSED", item] as const);
  const alarms = benign.filter(({ score }) => score >= threshold).map((item) => ["ALARM", item] as const);
  return [
    "",
    ...[...missed, ...alarms].map(([verdict, { score, reasons, text }]) =>
      [verdict, score.toFixed(2), reasons.join(", ") || "-", text.replaceAll("\n", " ")].join("\t"),
    ),
  ];
}

function percent(value: number): string {
  return `${(100 * value).toFixed(2).padStart(6)} %`;
}
