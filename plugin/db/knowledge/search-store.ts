import type { Knex } from "knex";
import type { SourceKind } from "../../core/settings/source-kinds.ts";
import type { Locale } from "../../language/locale.ts";
import { IN_SCOPE, type KnowledgeScope, scopeBindings } from "./knowledge-scope.ts";

export interface FoundForm {
  readonly asked: string;
  readonly term: string;
  readonly chunks: number;
  readonly likeness: number;
}

export interface WeighedTerm {
  readonly weight: number;
  readonly forms: ReadonlyMap<string, number>;
}

/** A piece must contain one of these terms, or all of them together. */
export interface Gate {
  readonly terms: readonly WeighedTerm[];
  readonly together: boolean;
}

export interface CandidateQuery {
  readonly terms: readonly WeighedTerm[];
  readonly gate: Gate;
  readonly limit: number;
}

export interface Candidate {
  readonly id: number;
  readonly sourceId: number;
  readonly analysis: string;
  readonly locale: Locale | null;
}

export interface FoundChunk {
  readonly id: number;
  readonly sourceId: number;
  readonly kind: SourceKind;
  readonly title: string;
  readonly text: string;
  readonly url: string | null;
  readonly validUntil: number | null;
}

export interface KnowledgeSearchStore {
  /** The size of the knowledge, and its terms that equal or resemble the asked ones. */
  lookUp(
    connectionId: string,
    terms: readonly string[],
  ): Promise<{ readonly chunks: number; readonly averageLength: number; readonly forms: readonly FoundForm[] }>;
  /** The pieces with most of the asked terms, roughly best first. */
  candidates(scope: KnowledgeScope, query: CandidateQuery): Promise<readonly Candidate[]>;
  loadChunks(ids: readonly number[]): Promise<readonly FoundChunk[]>;
  /** Whether terms with another spelling can be found. */
  findsLikeness(): Promise<boolean>;
}

/** The least similarity by trigrams; below it words have little to do with each other. */
const LEAST_LIKENESS = 0.4;
const MAX_FORMS = 5;

export function createKnowledgeSearchStore(db: Knex): KnowledgeSearchStore {
  let likeness: Promise<boolean> | undefined;
  const findsLikeness = () => {
    likeness ??= db
      .raw("select to_regproc('similarity') is not null as found")
      .then(({ rows }) => rows[0].found === true);
    return likeness;
  };
  return {
    findsLikeness,
    async lookUp(connectionId, terms) {
      const sql = (await findsLikeness()) ? LOOK_UP_LIKE : LOOK_UP;
      const { rows } = await db.raw(sql, { connection: connectionId, terms, least: LEAST_LIKENESS, most: MAX_FORMS });
      const [first] = rows;
      const forms = rows.filter((row: { term: string | null }) => row.term !== null);
      return { chunks: first?.total ?? 0, averageLength: first?.average_length ?? 0, forms };
    },
    candidates: (scope, query) => findCandidates(db, scope, query),
    async loadChunks(ids) {
      const { rows } = await db.raw(LOAD_CHUNKS, [[...ids]]);
      return rows.map((row: ChunkRow) => ({ ...row, validUntil: row.validUntil?.getTime() ?? null }));
    },
  };
}

const LOOK_UP = `
  select states.chunks as total, states.average_length, asked.term as asked, known.term, known.chunks, 1 as likeness
    from knowledge_states as states
    left join unnest(cast(:terms as text[])) as asked (term) on true
    left join knowledge_terms as known on known.connection_id = states.connection_id and known.term = asked.term
   where states.connection_id = :connection`;

const LOOK_UP_LIKE = `
  select states.chunks as total, states.average_length, asked.term as asked, known.term, known.chunks, known.likeness
    from knowledge_states as states
    left join unnest(cast(:terms as text[])) as asked (term) on true
    left join lateral (
      select terms.term, terms.chunks, similarity(terms.term, asked.term) as likeness
        from knowledge_terms as terms
       where terms.connection_id = states.connection_id and terms.term % asked.term
         and similarity(terms.term, asked.term) >= :least
       order by likeness desc, terms.chunks desc limit :most) as known on true
   where states.connection_id = :connection`;

interface ChunkRow extends Omit<FoundChunk, "validUntil"> {
  readonly validUntil: Date | null;
}

const LOAD_CHUNKS = `
  select chunks.id, chunks.source_id as "sourceId", sources.kind, chunks.title, chunks.body as text, sources.url,
         sources.valid_until as "validUntil"
    from knowledge_chunks as chunks join knowledge_sources as sources on sources.id = chunks.source_id
   where chunks.id = any(?::bigint[])`;

/** A related word counts less than the word itself. */
const FORM_SHARE = 0.5;

async function findCandidates(
  db: Knex,
  scope: KnowledgeScope,
  { terms, gate, limit }: CandidateQuery,
): Promise<readonly Candidate[]> {
  const values: Record<string, string | number> = { limit, gate: gateQuery(gate) };
  const points = terms.flatMap(({ weight, forms }, index) => {
    const [own, others] = [likeForms(forms, true), likeForms(forms, false)];
    if (own.length > 0) Object.assign(values, { [`own${index}`]: anyOf(own), [`weight${index}`]: weight });
    if (others.length > 0)
      Object.assign(values, { [`like${index}`]: anyOf(others), [`less${index}`]: weight * FORM_SHARE });
    const cases = [
      ...(own.length > 0 ? [whenHas("own", "weight", index)] : []),
      ...(others.length > 0 ? [whenHas("like", "less", index)] : []),
    ];
    return cases.length > 0 ? [`case ${cases.join(" ")} else 0 end`] : [];
  });
  if (points.length === 0) return [];
  const { rows } = await db.raw(candidatesQuery(points.join(" + ")), { ...values, ...scopeBindings(scope) });
  return rows;
}

const likeForms = (forms: ReadonlyMap<string, number>, isItself: boolean): readonly string[] =>
  [...forms].filter(([, likeness]) => (likeness === 1) === isItself).map(([term]) => term);

const whenHas = (query: string, points: string, index: number): string =>
  `when chunks.terms @@ cast(:${query}${index} as tsquery) then cast(:${points}${index} as real)`;

/** Only questions of nothing but common words match more pieces, and for them the choice matters little. */
const MAX_MATCHING = 3_000;

/**
 * The index of the terms finds pieces first, then the scope filters them; large columns are read only of the few chosen
 * pieces. The step in between is materialized, because a planner that guesses wrong here takes seconds; the condition
 * on the connection is written so that the planner cannot choose another index for it.
 */
const candidatesQuery = (points: string): string => `
  with matching as materialized (
    select chunks.id, chunks.source_id, chunks.length, ${points} as points
      from knowledge_chunks as chunks
     where chunks.terms @@ cast(:gate as tsquery) and chunks.connection_id || '' = :connectionId
     limit ${MAX_MATCHING})
  select best.id, best.source_id as "sourceId", chunks.analysis, best.locale
    from (select matching.*, sources.locale
            from matching join knowledge_sources as sources on sources.id = matching.source_id
           where ${IN_SCOPE}
           order by matching.points desc, matching.length, matching.id limit :limit) as best
    join knowledge_chunks as chunks on chunks.id = best.id
   order by best.points desc, best.length, best.id`;

function gateQuery({ terms, together }: Gate): string {
  return terms.map(({ forms }) => `(${anyOf([...forms.keys()])})`).join(together ? " & " : " | ");
}

/** Terms are letters and digits only, so quotes are all they need. */
const anyOf = (terms: readonly string[]): string => terms.map((term) => `'${term}'`).join(" | ");
