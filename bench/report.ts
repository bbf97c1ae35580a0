import { arch, cpus, platform, totalmem } from "node:os";
import { type Spread, spread } from "./statistics.ts";

/** One thing that was measured on Baton and on its reference in every round. */
export interface Measure {
  readonly name: string;
  readonly unit: string;
  readonly baton: Spread;
  readonly reference: Spread;
  /** Baton's figure divided by the reference's, round by round. */
  readonly ratio: Spread;
  readonly bar: Bar | null;
}

export interface Bar {
  readonly text: string;
  readonly passed: boolean;
}

export interface Report {
  readonly bench: string;
  readonly about: string;
  readonly batonIs: string;
  readonly referenceIs: string;
  readonly rounds: number;
  readonly seconds: number;
  readonly machine: string;
  readonly measures: readonly Measure[];
  /** Facts that make the figures believable, such as what was checked after each round. */
  readonly notes: readonly string[];
}

/** The bar is held against the median, so that one round beside a busy neighbour decides nothing. */
export function compare(options: {
  name: string;
  unit: string;
  baton: readonly number[];
  reference: readonly number[];
  bar?: (median: { baton: number; ratio: number }) => Bar;
}): Measure {
  const { name, unit, bar } = options;
  const baton = spread(options.baton);
  const ratio = spread(options.baton.map((value, round) => value / (options.reference[round] ?? Number.NaN)));
  const held = bar?.({ baton: baton.median, ratio: ratio.median }) ?? null;
  return { name, unit, baton, reference: spread(options.reference), ratio, bar: held };
}

export function machineOf(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${cpu?.model ?? "CPU"}, ${memory} GiB, ${platform()} ${arch()}, Node ${process.versions.node}`;
}

export function renderText(report: Report): string {
  const { bench, about, rounds, seconds, machine, notes } = report;
  const head = [`bench:${bench}  ${about}`, `${rounds} rounds of ${seconds} s, in turns, on ${machine}`];
  const tables = report.measures.map((measure) => renderMeasure(measure, report));
  return [...head, "", ...tables, ...notes.map((note) => `- ${note}`)].join("\n");
}

function renderMeasure(measure: Measure, { batonIs, referenceIs }: Report): string {
  const { name, unit, bar } = measure;
  const width = Math.max(batonIs.length, referenceIs.length);
  const line = (label: string, { min, median, max }: Spread) =>
    `  ${label.padEnd(width)}${[min, median, max].map((value) => shorten(value).padStart(10)).join("")}`;
  const title = `${name} (${unit})`;
  const header = `  ${" ".repeat(width)}${["min", "median", "max"].map((label) => label.padStart(10)).join("")}`;
  const verdict = bar ? [`  bar: ${bar.text}: ${bar.passed ? "passed" : "NOT passed"}`] : [];
  return [
    title,
    header,
    line(batonIs, measure.baton),
    line(referenceIs, measure.reference),
    line("ratio", measure.ratio),
    ...verdict,
    "",
  ].join("\n");
}

const shorten = (value: number) => (value >= 1000 ? Math.round(value).toLocaleString("en") : value.toPrecision(3));
