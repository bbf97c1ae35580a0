import { expect, it } from "vitest";
import { makeCorpus } from "../../bench/search/corpus.ts";
import { latencyOf } from "../../bench/statistics.ts";
import { useTestDatabase } from "../helpers/test-database.ts";
import { know, openKnowledge, SHOP } from "./sources/sources.ts";

const database = useTestDatabase();
/** `npm run bench:search` measures; this only notices when a search begins to read everything. */
const LIMIT_MS = 250;

it("answers quickly among ten thousand pieces", async () => {
  const { sources, questions } = makeCorpus({ chunks: 10_000, questions: 60 });
  await know(database.db, sources);
  const knowledge = openKnowledge(database.db);
  const times: number[] = [];
  for (const text of questions) {
    const before = performance.now();
    await knowledge.search(
      { connectionId: SHOP, inboxId: 1, text, locale: null, limit: 5 },
      new AbortController().signal,
    );
    times.push(performance.now() - before);
  }
  expect(latencyOf(times).p50).toBeLessThan(LIMIT_MS);
});
