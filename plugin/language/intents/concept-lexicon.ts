import type { Row } from "../vocabulary.ts";

const MIN_FUZZY_LETTERS = 6;
const MAX_PHRASE_WORDS = 4;
const CACHE_LIMIT = 20_000;

/** The everyday concepts in a message, in any language and wording: `price` for "quanto custa" and for "MRP". */
export interface ConceptLexicon {
  conceptsOf(tokens: readonly string[]): readonly string[];
}

interface Tables {
  readonly exact: Map<string, string[]>;
  readonly prefixes: Map<string, string[]>;
  readonly phrases: Map<string, string[]>;
  /** Entry with one letter left out → entries: finds a word with one typing error. */
  readonly slips: Map<string, string[]>;
  longestPrefix: number;
}

/** In a row `_` joins the words of a phrase and a final `*` matches any ending. */
export function createConceptLexicon(rows: readonly Row[]): ConceptLexicon {
  const tables = read(rows);
  const known = new Map<string, readonly string[]>();
  const ofWord = (word: string): readonly string[] => {
    const cached = known.get(word);
    if (cached) return cached;
    if (known.size >= CACHE_LIMIT) known.clear();
    const found = lookUp(word, tables) ?? lookUpMisspelt(word, tables) ?? [];
    known.set(word, found);
    return found;
  };
  return {
    conceptsOf: (tokens) =>
      tokens.flatMap((token, position) => [...phrasesAt(tokens, position, tables), ...ofWord(token)]),
  };
}

function phrasesAt(tokens: readonly string[], position: number, { phrases }: Tables): readonly string[] {
  const found: string[] = [];
  for (let length = 2; length <= MAX_PHRASE_WORDS && position + length <= tokens.length; length++) {
    found.push(...(phrases.get(tokens.slice(position, position + length).join(" ")) ?? []));
  }
  return found;
}

function lookUp(word: string, { exact, prefixes, longestPrefix }: Tables): readonly string[] | null {
  const whole = exact.get(word);
  if (whole) return whole;
  for (let length = Math.min(word.length, longestPrefix); length >= 2; length--) {
    const found = prefixes.get(word.slice(0, length));
    if (found) return found;
  }
  return word.length > 3 && word.endsWith("s") ? (exact.get(word.slice(0, -1)) ?? null) : null;
}

/** One letter too many, too few, wrong or swapped. Short words are not corrected: too many of their neighbours are words themselves. */
function lookUpMisspelt(word: string, tables: Tables): readonly string[] | null {
  if (word.length < MIN_FUZZY_LETTERS) return null;
  for (const candidate of [word, ...withoutOneLetter(word)]) {
    const entry = tables.slips.get(candidate)?.[0];
    const concepts = lookUp(entry ?? candidate, tables);
    if (concepts) return concepts;
  }
  return null;
}

function withoutOneLetter(word: string): readonly string[] {
  return Array.from(word, (_letter, position) => word.slice(0, position) + word.slice(position + 1));
}

function read(rows: readonly Row[]): Tables {
  const tables: Tables = {
    exact: new Map(),
    prefixes: new Map(),
    phrases: new Map(),
    slips: new Map(),
    longestPrefix: 0,
  };
  for (const { key: concept, value: words } of rows) {
    for (const entry of words.split(" ").filter(Boolean)) addEntry(tables, concept, entry);
  }
  for (const word of [...tables.exact.keys(), ...tables.prefixes.keys()]) {
    if (word.length < MIN_FUZZY_LETTERS) continue;
    for (const slip of withoutOneLetter(word)) append(tables.slips, slip, word);
  }
  return tables;
}

function addEntry(tables: Tables, concept: string, entry: string): void {
  const bare = entry.replace("*", "");
  if (entry.includes("_")) append(tables.phrases, bare.replaceAll("_", " "), concept);
  else if (!entry.endsWith("*")) append(tables.exact, entry, concept);
  else {
    append(tables.prefixes, bare, concept);
    tables.longestPrefix = Math.max(tables.longestPrefix, bare.length);
  }
}

function append(table: Map<string, string[]>, key: string, value: string): void {
  const values = table.get(key);
  if (!values) table.set(key, [value]);
  else if (!values.includes(value)) values.push(value);
}
