/** A Markdown table. A bar inside a cell is escaped, because it would end the cell. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [headings, headings.map(() => "---"), ...rows.map((row) => row.map(escapeBars))];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

const escapeBars = (cell: string) => cell.replaceAll("|", "\\|");
