import { isMap, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { ConfigInvalid } from "../../errors.ts";
import { stepsOf } from "./json-pointer.ts";

/** A YAML or JSON text, with where in it everything stands. */
export interface YamlDocument {
  readonly source: string;
  readonly value: unknown;
  /** The line of a place, or of the nearest one around it that is there. */
  lineOf(pointer: string): number;
}

/** JSON is YAML too. `source` is what a person knows the text by: the name of its file. */
export function readYaml(text: string, source: string): YamlDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error) {
    const { line } = lines.linePos(error.pos[0]);
    throw new ConfigInvalid(
      `${source}:${line} is not YAML: ${error.message.split("\n")[0]?.replace(/ at line .*$/, "")}`,
    );
  }
  return {
    source,
    value: toValue(document, source),
    lineOf(pointer) {
      let found: Node | null = document.contents;
      let start = found?.range?.[0] ?? 0;
      for (const step of stepsOf(pointer)) {
        const pair = isMap(found) ? found.items.find(({ key }) => String(key) === step) : undefined;
        const next = pair ? pair.value : isSeq(found) ? found.items[Number(step)] : undefined;
        const anchor = (pair?.key ?? next) as Node | undefined;
        if (!anchor) break;
        start = anchor.range?.[0] ?? start;
        found = next as Node | null;
      }
      return lines.linePos(start).line;
    },
  };
}

/** A text that repeats itself by references until it fills the memory is refused by the library. */
function toValue(document: { toJS(): unknown }, source: string): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    throw new ConfigInvalid(`${source} refers to itself too often`, { cause });
  }
}
