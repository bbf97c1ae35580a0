import path from "node:path";
import { measureAnswers } from "../../plugin/cli/eval/answers.ts";
import { knowledgeFolderOf } from "../../plugin/setup/preset/preset.ts";
import type { Row } from "./table.ts";

const EXAMPLE = "shop";
const QUESTIONS = "questions.yaml";

/** The row for what comes of it all: questions to the example shop, answered from its pages. */
export async function* answerRows(): AsyncGenerator<Row> {
  const folder = knowledgeFolderOf(EXAMPLE);
  const { chosen } = await measureAnswers(folder, path.join(path.dirname(folder), QUESTIONS), []);
  const { known, unknown } = chosen;
  const percent = (value: number) => `${(100 * value).toFixed(0)} %`;
  yield {
    set: `Shop questions (${chosen.items.length})`,
    measure: "right, offered, wrong / unknown to a person",
    bar: "",
    goal: "",
    figure: `${percent(known.right)}, ${percent(known.offered)}, ${percent(known.wrong)} / ${percent(unknown.right)}`,
    value: { right: known.right, offered: known.offered, wrong: known.wrong, unknown_to_person: unknown.right },
    verdict: null,
  };
}
