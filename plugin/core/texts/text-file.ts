import { parse } from "yaml";
import { ConfigInvalid } from "../../errors.ts";
import type { Locale } from "../../language/locale.ts";
import { readProjectFile } from "../../project-files.ts";
import { placeholdersOf } from "./message.ts";

/** Sentences in groups, as a file in `texts/` holds them. */
export type Tree = string | { readonly [key: string]: Tree };

/** Names the first key or input in which a language differs from English, the language that the types are made from. */
export function findDifference(locale: Locale, tree: Tree, english = readTree("en")): string | null {
  const [wanted, found] = [leavesOf(english), leavesOf(tree)];
  for (const [key, text] of wanted) {
    const other = found.get(key);
    if (other === undefined) return `texts/${locale}.yaml: ${key} is missing`;
    const [inputs, given] = [inputsOf(text), inputsOf(other)];
    const unknown = given.find((name) => !inputs.includes(name));
    if (unknown) return `texts/${locale}.yaml: ${key} wants {${unknown}}, which texts/en.yaml does not have`;
    const unused = inputs.find((name) => !given.includes(name));
    if (unused) return `texts/${locale}.yaml: ${key} does not say {${unused}}`;
    const bare = optionalIn(text).find((name) => !optionalIn(other).includes(name));
    if (bare) return `texts/${locale}.yaml: ${key} has {${bare}} outside of [[ ]], but it may be left out`;
  }
  const extra = [...found.keys()].find((key) => !wanted.has(key));
  return extra ? `texts/${locale}.yaml: texts/en.yaml has no ${extra}` : null;
}

const inputsOf = (text: string) => placeholdersOf(text).map(({ name }) => name);

const optionalIn = (text: string) =>
  placeholdersOf(text)
    .filter(({ kind }) => kind === "optional")
    .map(({ name }) => name);

/** The sentences of a language by their place, such as `recap.moods.angry`. */
function leavesOf(tree: Tree, place = ""): ReadonlyMap<string, string> {
  if (typeof tree === "string") return new Map([[place, tree]]);
  const below = Object.entries(tree).map(([key, node]) => leavesOf(node, place ? `${place}.${key}` : key));
  return new Map(below.flatMap((leaves) => [...leaves]));
}

export function readTree(locale: Locale): Tree {
  const tree: unknown = parse(readProjectFile("texts", `${locale}.yaml`));
  if (isTree(tree)) return tree;
  throw new ConfigInvalid(`texts/${locale}.yaml: every value has to be a sentence or a group of sentences`);
}

function isTree(value: unknown): value is Tree {
  if (typeof value === "string") return true;
  return typeof value === "object" && value !== null && Object.values(value).every(isTree);
}
