/** What fills a placeholder. Null and undefined leave out the optional part that names it. */
export type Input = string | number | null | undefined;
export type Inputs = Readonly<Record<string, Input>>;

/** A sentence with inputs, or plain words. */
export type Message = string | ((inputs: Inputs) => string);

export interface Placeholder {
  readonly name: string;
  readonly kind: "required" | "optional" | "count";
}

const OPTIONAL = /\[\[([\s\S]*?)(?:\|\|([\s\S]*?))?\]\]/g;
const PLACEHOLDER = /\{(\w+)(?:\|([^{}|]*)\|([^{}|]*))?\}/g;

/** `{name}`, `{count|one|many}` and `[[optional {name}||otherwise]]`; head of `texts/en.yaml`. */
export function compileMessage(template: string): Message {
  if (placeholdersOf(template).length === 0) return template;
  return (inputs) =>
    fill(
      template.replace(OPTIONAL, (_, part: string, otherwise = "") => (isFilled(part, inputs) ? part : otherwise)),
      inputs,
    );
}

/** The inputs that a template names, each once. */
export function placeholdersOf(template: string): readonly Placeholder[] {
  const required = [...template.replace(OPTIONAL, "").matchAll(PLACEHOLDER)];
  const optional = [...template.matchAll(OPTIONAL)].flatMap(([part]) => [...part.matchAll(PLACEHOLDER)]);
  const found = [
    ...required.map(([, name = "", one]): Placeholder => ({ name, kind: one === undefined ? "required" : "count" })),
    ...optional.map(([, name = ""]): Placeholder => ({ name, kind: "optional" })),
  ];
  const counts = new Set(found.filter(({ kind }) => kind === "count").map(({ name }) => name));
  const isFirst = ({ name }: Placeholder, index: number) => found.findIndex((other) => other.name === name) === index;
  return found.filter(isFirst).map(({ name, kind }) => ({ name, kind: counts.has(name) ? "count" : kind }));
}

const isFilled = (part: string, inputs: Inputs) =>
  [...part.matchAll(PLACEHOLDER)].every(([, name = ""]) => (inputs[name] ?? "") !== "");

const fill = (text: string, inputs: Inputs) =>
  text.replace(PLACEHOLDER, (_, name: string, one?: string, many?: string) => {
    const input = inputs[name];
    if (one === undefined) return String(input ?? "");
    return (input === 1 ? one : many) ?? "";
  });
