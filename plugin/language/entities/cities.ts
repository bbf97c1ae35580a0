import { foldInPlace } from "../fold.ts";
import { once, vocabularyRows } from "../vocabulary.ts";
import type { Entity } from "./entity.ts";

interface City {
  readonly name: string;
  /** State of Brazil as `BR-SP`, elsewhere the country. */
  readonly region: string;
  /** Also an everyday word: counts only after a preposition or with a capital. */
  readonly isDoubtful: boolean;
}

const MAX_NAME_WORDS = 5;
const WORD = /[\p{L}\d]+(?:[-'][\p{L}\d]+)*/gu;
const LEAD =
  /(?:^|[\s,(])(?:em|de|do|para|pra|por|ate|desde|in|to|from|near|en|a|cidade de|city of|ciudad de|moro|sou de)\s+$/;
/** Before an ambiguous name ("Natal", "Lima") only these words mean a city. */
const SURE_LEAD =
  /(?:moro em|moramos em|estou em|sou de|somos de|cidade de|fico em|entrega(?:m)? em|i live in|i am in|i'm in|i'm from|i am from|vivo en|estoy en|soy de|ciudad de)\s+$/;

/** Cities by name; the longest name wins, so that "Rio Grande do Norte" is not read as a part of it. */
export function findCities(text: string, folded: string): readonly Entity[] {
  const words = [...folded.matchAll(WORD)];
  const found: Entity[] = [];
  for (let at = 0; at < words.length; at++) {
    const reading = longestFrom(words, at, knownCities());
    if (!reading) continue;
    const start = words[at]?.index ?? 0;
    const confidence = confidenceOf({ city: reading.city, text, before: folded.slice(0, start), start });
    at += reading.length - 1;
    if (confidence === 0) continue;
    const { name, region } = reading.city;
    found.push({
      type: "city",
      value: { name, region },
      text: text.slice(start, reading.end),
      start,
      end: reading.end,
      confidence,
    });
  }
  return found;
}

function longestFrom(words: readonly RegExpExecArray[], at: number, cities: ReadonlyMap<string, City>) {
  for (let length = Math.min(MAX_NAME_WORDS, words.length - at); length > 0; length--) {
    const taken = words.slice(at, at + length);
    const city = cities.get(keyOf(taken.map(([word]) => word).join(" ")));
    const last = taken.at(-1);
    if (city && last) return { city, length, end: last.index + last[0].length };
  }
  return null;
}

interface Place {
  readonly city: City;
  readonly text: string;
  readonly before: string;
  readonly start: number;
}

function confidenceOf({ city, text, before, start }: Place): number {
  const isCapital = /\p{Lu}/u.test(text[start] ?? "") && text.toUpperCase() !== text;
  const startsSentence = /(?:^|[.!?]\s*)$/.test(before);
  if (!city.isDoubtful) return LEAD.test(before) || isCapital ? 0.92 : 0.8;
  if (SURE_LEAD.test(before)) return 0.85;
  if (isCapital && !startsSentence) return LEAD.test(before) ? 0.8 : 0.6;
  return 0;
}

/** The cities by their folded names. Of two cities with one name the first one counts; Brazil's come first. */
const knownCities = once((): ReadonlyMap<string, City> => {
  const cities = new Map<string, City>();
  for (const [file, prefix] of [
    ["cities/brazil", "BR-"],
    ["cities/world", ""],
  ] as const) {
    for (const { key: region, value: names } of vocabularyRows(file)) {
      for (const written of names.split(", ")) {
        const name = written.replace("*", "");
        const key = keyOf(foldInPlace(name));
        if (!cities.has(key)) cities.set(key, { name, region: prefix + region, isDoubtful: written.endsWith("*") });
      }
    }
  }
  return cities;
});

function keyOf(folded: string): string {
  return folded.replaceAll("-", " ");
}
