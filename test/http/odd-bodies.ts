import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";

const FOLDER = path.resolve(import.meta.dirname, "../fixtures/deliveries");

/** Every delivery of every version that the tests know. */
const fixtures: readonly string[] = readdirSync(FOLDER).flatMap((version) =>
  readdirSync(path.join(FOLDER, version))
    .filter((file) => file.endsWith(".json") && !file.endsWith(".event.json"))
    .map((file) => readFileSync(path.join(FOLDER, version, file), "utf8")),
);

/** A place in a document: its holder and its key there. */
interface Place {
  readonly holder: Record<string, unknown> | unknown[];
  readonly key: string;
}

function placesOf(holder: unknown): readonly Place[] {
  if (typeof holder !== "object" || holder === null) return [];
  return Object.entries(holder).flatMap(([key, value]) => [
    { holder: holder as Place["holder"], key },
    ...placesOf(value),
  ]);
}

const read = ({ holder, key }: Place): unknown => Reflect.get(holder, key);
const write = ({ holder, key }: Place, value: unknown): void => void Reflect.set(holder, key, value);

interface Edit {
  readonly how: "drop" | "replace" | "swap" | "retype" | "copy";
  readonly at: number;
  readonly other: number;
  readonly value: unknown;
}

/** Texts that databases, parsers and people stumble over. */
const oddText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom(
    "",
    "\0",
    "\ud800",
    "\udfff\ud800",
    "__proto__",
    "constructor",
    "null",
    "1e999",
    "'; drop table x;--",
  ),
  fc.constantFrom("2026-02-30T25:61:00Z", "+275760-09-13T00:00:00.001Z", "{{contact.name}}", "\u202egnp.exe", "@bot"),
);

const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  oddText,
  fc.constantFrom(null, true, false, 0, -1, 1.5, 2 ** 53, -(2 ** 63), 1e300, [], {}, [[]], [null]),
  fc.integer(),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
);

const edit: fc.Arbitrary<Edit> = fc.record({
  how: fc.constantFrom("drop", "replace", "swap", "retype", "copy"),
  at: fc.nat(),
  other: fc.nat(),
  value: oddValue,
});

function apply(document: unknown, { how, at, other, value }: Edit): void {
  const places = placesOf(document);
  const place = places[at % places.length];
  const second = places[other % places.length];
  if (!place || !second) return;
  const before = read(place);
  if (how === "drop") Reflect.deleteProperty(place.holder, place.key);
  if (how === "replace") write(place, value);
  if (how === "retype") write(place, typeof before === "string" ? Number(before) || [before] : JSON.stringify(before));
  if (how === "copy") write(place, structuredClone(read(second)));
  if (how === "swap" && !isWithin(place, second) && !isWithin(second, place)) {
    write(place, read(second));
    write(second, before);
  }
}

const isWithin = (inner: Place, outer: Place) =>
  inner.holder === read(outer) || placesOf(read(outer)).some(({ holder }) => holder === inner.holder);

/** A known delivery, a few fields of which are not what they were. Its event name mostly survives. */
const edited: fc.Arbitrary<Buffer> = fc
  .record({ fixture: fc.nat(), edits: fc.array(edit, { maxLength: 6 }), id: fc.option(fc.integer({ min: 1 })) })
  .map(({ fixture, edits, id }) => {
    const document = JSON.parse(fixtures[fixture % fixtures.length] ?? "{}");
    const { event } = document;
    if (id !== null) document.id = id;
    for (const each of edits) apply(document, each);
    return Buffer.from(JSON.stringify(edits.length % 3 === 0 ? document : { ...document, event }));
  });

/** The bytes of a delivery, damaged on their way. */
const damaged: fc.Arbitrary<Buffer> = fc
  .record({ body: edited, at: fc.nat(), byte: fc.nat(255), how: fc.constantFrom("cut", "flip", "insert") })
  .map(({ body, at, byte, how }) => {
    const position = at % (body.length + 1);
    const [before, after] = [body.subarray(0, position), body.subarray(position)];
    if (how === "cut") return before;
    return Buffer.concat([before, Buffer.from([byte]), how === "flip" ? after.subarray(1) : after]);
  });

const random: fc.Arbitrary<Buffer> = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  fc.string({ unit: "binary", maxLength: 300 }).map((text) => Buffer.from(text)),
  fc.json({ maxDepth: 6 }).map((text) => Buffer.from(text)),
  fc.dictionary(oddText, oddValue).map((document) => Buffer.from(JSON.stringify(document))),
  oddText.map((event) => Buffer.from(JSON.stringify({ event }))),
);

export const oddBody: fc.Arbitrary<Buffer> = fc.oneof(
  { arbitrary: edited, weight: 6 },
  { arbitrary: damaged, weight: 3 },
  { arbitrary: random, weight: 2 },
);
