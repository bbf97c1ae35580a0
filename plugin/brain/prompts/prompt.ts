import { createHash } from "node:crypto";
import { Ajv } from "ajv";
import type { FromSchema } from "json-schema-to-ts";
import { parse } from "yaml";
import { ConfigInvalid } from "../../errors.ts";

const headSchema = {
  type: "object",
  additionalProperties: false,
  required: ["purpose", "inputs", "output", "version"],
  properties: {
    purpose: { type: "string", minLength: 1 },
    inputs: { type: "array", uniqueItems: true, items: { type: "string", pattern: "^[a-z_]+$" } },
    output: { type: "string", minLength: 1 },
    version: { type: "integer", minimum: 1 },
  },
} as const;

export interface Prompt extends Readonly<FromSchema<typeof headSchema>> {
  readonly name: string;
  /** `standard`, or the variant in the file name: `answer.<variant>.md`. */
  readonly variant: string;
  /** Identifies this exact text in the record of every decision. */
  readonly mark: string;
  fill(inputs: Readonly<Record<string, string>>): string;
}

export const STANDARD = "standard";

const isHead = new Ajv({ allErrors: true }).compile<FromSchema<typeof headSchema>>(headSchema);
const PLACE = /\{\{\s*([^}]*?)\s*\}\}/g;

/** Parses `answer.md`, or `answer.short.md` for a variant. An incomplete prompt is refused. */
export function parsePrompt(file: string, content: string): Prompt {
  const [, name, variant = STANDARD] = /^([a-z-]+)(?:\.([a-z0-9-]+))?\.md$/.exec(file) ?? [];
  const [, front, body] = /^---\r?\n(.*?)\r?\n---\r?\n(.*)$/s.exec(content) ?? [];
  if (name === undefined)
    throw new ConfigInvalid(`prompts/${file}: the name must be like answer.md or answer.short.md`);
  if (front === undefined || body === undefined)
    throw new ConfigInvalid(`prompts/${file}: it must begin with front matter`);
  const head: unknown = parse(front);
  if (!isHead(head)) throw new ConfigInvalid(`prompts/${file}: ${problemsOf(isHead.errors)}`);
  refuseStrangeInputs(file, head.inputs, body);
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8);
  const text = body.trim();
  return {
    ...head,
    name,
    variant,
    mark: `${variant}@${head.version}+${hash}`,
    fill: (inputs) => fill(text, inputs, file),
  };
}

function refuseStrangeInputs(file: string, declared: readonly string[], body: string): void {
  const used = new Set([...body.matchAll(PLACE)].map(([, input = ""]) => input));
  const undeclared = [...used].filter((input) => !declared.includes(input));
  const unused = declared.filter((input) => !used.has(input));
  if (undeclared.length > 0) throw new ConfigInvalid(`prompts/${file}: {{${undeclared[0]}}} is not among its inputs`);
  if (unused.length > 0) throw new ConfigInvalid(`prompts/${file}: the input ${unused[0]} is used nowhere`);
}

/** One pass: placeholders inside a value are never filled. */
function fill(text: string, inputs: Readonly<Record<string, string>>, file: string): string {
  return text.replaceAll(PLACE, (_place, input: string) => {
    const value = inputs[input];
    if (value === undefined) throw new TypeError(`prompts/${file} was not given ${input}`);
    return value;
  });
}

const problemsOf = (errors: typeof isHead.errors): string =>
  (errors ?? []).map(({ instancePath, message }) => `${instancePath.slice(1) || "front matter"} ${message}`).join("; ");
