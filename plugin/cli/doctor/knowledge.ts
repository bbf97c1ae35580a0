import type { Stores } from "../../db/stores.ts";
import { type Check, check, type Finding, ok, warning } from "./finding.ts";

/** Counts the pieces of knowledge and lists the sources that could not be read. */
export function knowledgeCheck({ connections, knowledge, knowledgeSearch }: Stores): Check {
  return check("knowledge", async () => {
    const all = await connections.list();
    const states = await Promise.all(all.map(async ({ id }) => ({ id, state: await knowledge.findState(id) })));
    const pieces = states.reduce((sum, { state }) => sum + (state?.chunks ?? 0), 0);
    const findings: Finding[] = states.flatMap(({ id, state }) =>
      (state?.problems ?? []).map((problem) => warning("knowledge", `${id}: ${problem}`)),
    );
    if (!(await knowledgeSearch.findsLikeness())) findings.push(warning("knowledge", NO_TRIGRAMS));
    return findings.length > 0 ? findings : [ok("knowledge", `${pieces} pieces to answer from`)];
  });
}

const NO_TRIGRAMS =
  "the database has no pg_trgm, so misspelt words find nothing: let an owner run `create extension pg_trgm`, then create the index knowledge_terms_likeness as migrations/0007-knowledge.ts does";
