import fc from "fast-check";
import { isJsonObject } from "../../../plugin/core/json.ts";
import { pointerTo } from "../../../plugin/core/settings/json-pointer.ts";
import { settingsSchema } from "../../../plugin/core/settings/settings.ts";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const team = fc.constantFrom("vendas", "suporte", "a/b", "~");

const ladder = (...actions: string[]) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 4 })
    .chain((minutes) =>
      fc.tuple(
        ...minutes.map((after) => fc.record({ after: fc.constant(`${after}m`), do: fc.constantFrom(...actions) })),
      ),
    );

const openings = fc
  .shuffledSubarray(DAYS)
  .map((days) => days.map((day) => ({ days: [day], from: "09:00", to: "12:30" })));

const rule = fc.record(
  {
    team,
    topics: fc.uniqueArray(fc.constantFrom("price", "delivery", "payment"), { minLength: 1 }),
    hours: fc.constantFrom("open", "closed"),
    fallback: fc.array(team, { maxLength: 2 }),
  },
  { requiredKeys: ["team"] },
);

/** Documents that Baton takes: any part of them may be there or not. */
export const soundDocument: fc.Arbitrary<Record<string, unknown>> = fc.record(
  {
    enabled: fc.boolean(),
    locale: fc.constantFrom("pt-BR", "en", "es"),
    quiet_time_ms: fc.integer({ min: 0, max: 5_000 }),
    quiet_time_max_ms: fc.integer({ min: 5_000, max: 300_000 }),
    hours: fc.record(
      {
        source: fc.constantFrom("chatwoot", "own", "always"),
        time_zone: fc.constantFrom("America/Recife", "Europe/Lisbon"),
        weekly: openings,
        holidays: fc.subarray([{ date: "12-25" }, { date: "2026-12-24", name: "Eve" }]),
      },
      { requiredKeys: [] },
    ),
    routing: fc.record(
      {
        default_team: fc.option(team),
        rules: fc.array(rule, { maxLength: 3 }),
        aliases: fc.dictionary(fc.string(), team),
      },
      { requiredKeys: [] },
    ),
    handoff: fc.record(
      {
        words: fc.array(fc.constantFrom("humano já", "gerente")),
        loop_limit: fc.integer({ min: 1, max: 20 }),
        priority: fc.constantFrom("low", null),
      },
      { requiredKeys: [] },
    ),
    ladders: fc.record(
      {
        waiting_in_team: ladder("remind_team", "ticket"),
        agent_silent: ladder("remind_agent", "close"),
        episode_limit: fc.constantFrom("0s", "3h"),
      },
      { requiredKeys: [] },
    ),
    gates: fc.record(
      { pace: fc.boolean(), consent: fc.record({ required: fc.boolean(), text: fc.option(fc.string()) }) },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);

export interface Broken {
  readonly document: unknown;
  /** Where the one mistake is. */
  readonly path: string;
}

interface Schema {
  readonly [keyword: string]: unknown;
}

interface Place {
  readonly path: string;
  readonly steps: readonly (string | number)[];
  readonly value: unknown;
  readonly schema: Schema;
}

/** A sound document with one mistake in a place that chance chose. */
export const brokenDocument: fc.Arbitrary<Broken> = soundDocument.chain((document) => {
  const mistakes = placesIn(document).flatMap((place) => mistakesAt(place));
  return fc
    .constantFrom(...mistakes)
    .map(({ path, steps, value }) => ({ path, document: replaced(document, steps, value) }));
});

function placesIn(document: unknown): readonly Place[] {
  const walk = (value: unknown, schema: Schema, steps: readonly (string | number)[]): readonly Place[] => {
    const here = { path: pointerTo(...steps), steps, value, schema };
    if (Array.isArray(value))
      return [here, ...value.flatMap((item, index) => walk(item, schemaOf(schema.items), [...steps, index]))];
    if (!isJsonObject(value)) return [here];
    const own = schemaOf(schema.properties);
    const inner = Object.entries(value).flatMap(([key, item]) =>
      walk(item, schemaOf(own[key] ?? schema.additionalProperties), [...steps, key]),
    );
    return [here, ...inner];
  };
  return walk(document, settingsSchema, []);
}

const schemaOf = (value: unknown): Schema => (isJsonObject(value) ? value : {});

interface Mistake {
  readonly path: string;
  readonly steps: readonly (string | number)[];
  readonly value: unknown;
}

const ABSENT = Symbol("absent");

function mistakesAt({ path, steps, value, schema }: Place): readonly Mistake[] {
  const here = (wrong: unknown): Mistake => ({ path, steps, value: wrong });
  const types = [schema.type].flat();
  const ofAnotherType = ["text", 5, true, [], {}].filter((wrong) => !types.includes(typeName(wrong))).map(here);
  const required = Array.isArray(schema.required) ? schema.required.map(String) : [];
  return [
    ...ofAnotherType,
    ...(schema.additionalProperties === false
      ? ["colour", "a/b", "__proto__"].map((key) => inside(path, steps, key, 1))
      : []),
    ...(isJsonObject(value) ? required.map((key) => inside(path, steps, key, ABSENT)) : []),
    ...(Array.isArray(schema.enum) ? [here("something else")] : []),
    ...(typeof schema.pattern === "string" ? [here("???")] : []),
    ...(typeof schema.minimum === "number" ? [here(schema.minimum - 1)] : []),
    ...(typeof schema.maximum === "number" ? [here(schema.maximum + 1)] : []),
    ...(schema.minLength === undefined || schema.enum ? [] : [here("")]),
    ...(schema.minItems === undefined ? [] : [here([])]),
  ];
}

function inside(path: string, steps: Place["steps"], key: string, value: unknown): Mistake {
  return { path: path + pointerTo(key), steps: [...steps, key], value };
}

function typeName(value: unknown): string {
  if (Array.isArray(value)) return "array";
  return typeof value === "number" ? "integer" : typeof value;
}

/** A copy with one value exchanged; keys are set as JSON.parse would, so that `__proto__` is one like any other. */
function replaced(document: unknown, [step, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(document))
    return document.map((item, index) => (index === step ? replaced(item, rest, value) : item));
  const entries = new Map(Object.entries(isJsonObject(document) ? document : {}));
  if (rest.length === 0 && value === ABSENT) entries.delete(String(step));
  else entries.set(String(step), replaced(entries.get(String(step)), rest, value));
  return Object.fromEntries(entries);
}
