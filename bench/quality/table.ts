/** One line of the table: a set, a measure, what was reached and what was asked for. */
export interface Row {
  readonly set: string;
  readonly measure: string;
  readonly bar: string;
  readonly goal: string;
  readonly figure: string;
  readonly value: Readonly<Record<string, number>>;
  /** Null where nothing was asked for. */
  readonly verdict: "goal" | "bar" | "below" | null;
}

const MARKS = { goal: "✔ goal", bar: "✔ bar", below: "✘ below" } as const;

/** A Markdown table, so that it can be quoted as it is. */
export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map(({ set, measure, bar, goal, figure, verdict }) => [
    set,
    measure,
    bar,
    goal,
    figure,
    verdict === null ? "" : MARKS[verdict],
  ]);
  const all = [["set", "measure", "bar", "goal", "figure", ""], ...cells];
  const widths = all[0]?.map((_cell, column) => Math.max(3, ...all.map((line) => line[column]?.length ?? 0))) ?? [];
  const lines = all.map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`);
  lines.splice(1, 0, `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`);
  return lines.join("\n");
}

/** Each value must reach its bar or goal; they come in the same order. */
export function verdictOf(
  values: readonly number[],
  bars: readonly number[],
  goals: readonly number[],
): Row["verdict"] {
  const reaches = (wanted: readonly number[]) => wanted.every((limit, index) => (values[index] ?? 0) >= limit);
  if (reaches(goals)) return "goal";
  return reaches(bars) ? "bar" : "below";
}
