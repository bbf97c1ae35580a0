import { ConfigInvalid } from "../errors.ts";
import { readProjectFile } from "../project-files.ts";

interface Line {
  readonly text: string;
  readonly number: number;
}

export interface Row {
  readonly key: string;
  readonly value: string;
}

const files = new Map<string, readonly Line[]>();

/** The lines of `vocabulary/<name>.txt` without its comments. A file is read at its first use and kept. */
export const vocabularyLines = (name: string): readonly string[] => linesOf(name).map(({ text }) => text);

export const vocabularyWords = (name: string): readonly string[] =>
  linesOf(name).flatMap(({ text }) => text.split(/\s+/));

/** The lines of a file whose lines are `key: value`. */
export function vocabularyRows(name: string): readonly Row[] {
  return linesOf(name).map(({ text, number }) => {
    const end = text.indexOf(": ");
    if (end < 0) throw new ConfigInvalid(`vocabulary/${name}.txt, line ${number}: expected "key: value"`);
    return { key: text.slice(0, end), value: text.slice(end + 2) };
  });
}

function linesOf(name: string): readonly Line[] {
  const known = files.get(name);
  if (known) return known;
  const lines = readProjectFile("vocabulary", `${name}.txt`)
    .split(/\r?\n/)
    .map((text, index) => ({ text: text.trim(), number: index + 1 }))
    .filter(({ text }) => text !== "" && !text.startsWith("#"));
  files.set(name, lines);
  return lines;
}

/** Reads or builds a value at its first use and keeps it, so that an import reads no file. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
