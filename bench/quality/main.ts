import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { answerRows } from "./answers.ts";
import { intentRows } from "./intents.ts";
import { retrievalRows } from "./retrieval.ts";
import { safetyRows } from "./safety.ts";
import { type Row, tableOf } from "./table.ts";

const DEFAULT_FOLDER = "../shared/data";

/** `npm run eval [-- --json]`: every measure on the public sets in the folder BATON_EVAL_DATA names. */
export async function measureQuality(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { json: { type: "boolean", default: false } } });
  const folder = path.resolve(process.env.BATON_EVAL_DATA ?? DEFAULT_FOLDER);
  if (!existsSync(folder)) {
    console.log(
      `There is no evaluation data in ${folder}: nothing was measured. Set BATON_EVAL_DATA to the folder that holds it (docs/quality.md says what belongs there).`,
    );
    return;
  }
  const rows: Row[] = [];
  for (const measured of [intentRows(folder), retrievalRows(folder), safetyRows(folder), answerRows()]) {
    for await (const row of measured) {
      rows.push(row);
      if (!values.json) console.error(`… ${row.set}`);
    }
  }
  console.log(values.json ? JSON.stringify({ rows }, null, 2) : tableOf(rows));
}
