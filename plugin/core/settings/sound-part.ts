import { isJsonObject } from "../json.ts";
import { isWithin, pointerTo } from "./json-pointer.ts";

export interface SoundPart {
  readonly value: unknown;
  /** Where something in it stands in the whole document: entries of a list move up when one before them is left out. */
  readonly placeInWhole: (path: string) => string;
}

/** A document without what is wrong in it. An entry of a list with anything wrong is left out whole. */
export function soundPart(document: unknown, wrong: readonly string[]): SoundPart {
  const kept = new Map<string, readonly number[]>();
  const isWrong = (path: string) => wrong.includes(path);
  const hasWrong = (path: string) => wrong.some((place) => isWithin(place, path));

  function copy(value: unknown, path: string): unknown {
    if (Array.isArray(value)) {
      const indices = [...value.keys()].filter((index) => !hasWrong(path + pointerTo(index)));
      kept.set(path, indices);
      return indices.map((index) => value[index]);
    }
    if (!isJsonObject(value)) return value;
    const entries = Object.entries(value).map(([key, inner]) => ({ key, inner, place: path + pointerTo(key) }));
    const sound = entries.filter(({ place }) => !isWrong(place));
    return Object.fromEntries(sound.map(({ key, inner, place }) => [key, copy(inner, place)]));
  }

  const value = isWrong("") ? undefined : copy(document, "");
  return {
    value,
    placeInWhole(path) {
      const list = [...kept.keys()].find((place) => path.startsWith(`${place}/`));
      if (list === undefined) return path;
      const [index = "", ...rest] = path.slice(list.length + 1).split("/");
      return [list, kept.get(list)?.[Number(index)] ?? index, ...rest].join("/");
    },
  };
}
