import { parseArgs } from "node:util";
import { ConfigInvalid } from "../../errors.ts";
import { printJson } from "../files.ts";

export interface EvalArgs<Name extends string> {
  /** The file of each option. */
  readonly files: Readonly<Record<Name, string>>;
  readonly json: boolean;
  /** Whether every item is printed too. */
  readonly items: boolean;
}

/** The arguments that all measures share: a file for each name, `--json` and `--items`. */
export function readEvalArgs<Name extends string>(args: readonly string[], names: readonly Name[]): EvalArgs<Name> {
  const switches = { json: { type: "boolean", default: false }, items: { type: "boolean", default: false } } as const;
  const files = Object.fromEntries(names.map((name) => [name, { type: "string" as const }]));
  const { values } = parseArgs({ args: [...args], options: { ...files, ...switches } });
  const isGiven = (given: object): given is Record<Name, string> => names.every((name) => name in given);
  if (!isGiven(values)) {
    const options = names.map((name) => `--${name} <${name === "knowledge" ? "folder" : "file"}>`);
    throw new ConfigInvalid(`Name what to measure on: ${options.join(" ")}`);
  }
  return { files: values, json: values.json === true, items: values.items === true };
}

interface Result {
  readonly json: object;
  readonly lines: readonly string[];
  readonly itemLines: readonly string[];
}

export function printResult({ json, items }: Pick<EvalArgs<never>, "json" | "items">, result: Result): void {
  if (json) printJson(result.json);
  else console.log([...result.lines, ...(items ? result.itemLines : [])].join("\n"));
}
