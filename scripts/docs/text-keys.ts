import { placeholdersOf } from "../../plugin/core/texts/message.ts";
import { readTree } from "../../plugin/core/texts/text-file.ts";

const TYPES = { required: "Input", optional: "Input | null", count: "number" };

/** The type of `texts/en.yaml`: a key that is missing or an input that is unknown does not compile. */
export function textKeys(): string {
  const tree = readTree("en");
  return `// Generated from texts/en.yaml by \`npm run docs\`.\n\ntype Input = string | number;\n\nexport interface Texts ${typeOf(tree, "")}\n`;
}

function typeOf(node: ReturnType<typeof readTree>, indent: string): string {
  if (typeof node === "string") return messageType(node);
  const lines = Object.entries(node).map(([key, below]) => {
    const name = /^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key);
    return `${indent}  readonly ${name}: ${typeOf(below, `${indent}  `)};`;
  });
  return `{\n${lines.join("\n")}\n${indent}}`;
}

function messageType(template: string): string {
  const inputs = placeholdersOf(template).map(({ name, kind }) => `readonly ${name}: ${TYPES[kind]}`);
  return inputs.length === 0 ? "string" : `(inputs: { ${inputs.join("; ")} }) => string`;
}
