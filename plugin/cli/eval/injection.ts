import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { defaultSettings } from "../../core/settings/settings.ts";
import { ConfigInvalid } from "../../errors.ts";
import { parsePlainTexts } from "../../eval/plain-texts.ts";
import { type Flagged, type InjectionItem, type InjectionRun, runInjection } from "../../eval/run-injection.ts";

/** `baton eval injection --attacks <json> --benign <json> [--json] [--items]`: both JSON `[{text}]`. */
export async function evalInjection(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      attacks: { type: "string" },
      benign: { type: "string" },
      json: { type: "boolean", default: false },
      items: { type: "boolean", default: false },
    },
  });
  if (!values.attacks || !values.benign) {
    throw new ConfigInvalid("Say what to measure on: --attacks <json> --benign <json>");
  }
  const { injection_threshold: usual } = defaultSettings.safety;
  const run = runInjection(await readTexts(values.attacks), await readTexts(values.benign), usual);
  if (values.json) console.log(JSON.stringify(asJson(run, values.items), null, 2));
  else console.log([...asLines(run), ...(values.items ? itemLines(run) : [])].join("\n"));
}

async function readTexts(file: string): Promise<readonly string[]> {
  const content = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new ConfigInvalid(`${file} cannot be read`, { cause });
  });
  return parsePlainTexts(content, file);
}

function asJson({ attacks, benign, atFalseAlarms, atDefault, msPerText }: InjectionRun, withItems: boolean): unknown {
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
