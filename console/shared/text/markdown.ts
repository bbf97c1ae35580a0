import { type Inline, parseInline } from "./inline.ts";

export type Block =
  | { readonly kind: "paragraph" | "heading"; readonly children: readonly Inline[] }
  | {
      readonly kind: "list";
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly (readonly Inline[])[];
    }
  | { readonly kind: "quote"; readonly blocks: readonly Block[] }
  | { readonly kind: "code"; readonly text: string };

type Line =
  | { readonly type: "fence" | "blank" }
  | { readonly type: "heading" | "quote" | "text"; readonly text: string }
  | { readonly type: "item"; readonly text: string; readonly ordered: boolean; readonly number: number };

/** The subset of Markdown that Chatwoot's editor produces. What it does not know stays as typed. */
export function parseMarkdown(source: string): readonly Block[] {
  const lines = source.replace(/\r\n?/g, "\n").split("\n");
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const [block, next] = readBlock(lines, at);
    if (block) blocks.push(block);
    at = next;
  }
  return blocks;
}

function readBlock(lines: readonly string[], at: number): readonly [Block | null, number] {
  const line = classify(lines[at] ?? "");
  switch (line.type) {
    case "blank":
      return [null, at + 1];
    case "heading":
      return [{ kind: "heading", children: parseInline(line.text) }, at + 1];
    case "fence":
      return readFence(lines, at);
    case "quote":
      return readQuote(lines, at);
    case "item":
      return readList(lines, at, line);
    case "text":
      return readParagraph(lines, at);
  }
}

function classify(raw: string): Line {
  if (raw.trim() === "") return { type: "blank" };
  if (raw.startsWith("```")) return { type: "fence" };
  const heading = /^#{1,6}\s+(.+)$/.exec(raw);
  if (heading) return { type: "heading", text: heading[1] ?? "" };
  const quote = /^\s{0,3}>\s?(.*)$/.exec(raw);
  if (quote) return { type: "quote", text: quote[1] ?? "" };
  const item = /^\s*(?:[-*+•]|(\d{1,9})[.)])\s+(.+)$/.exec(raw);
  if (item) return { type: "item", text: item[2] ?? "", ordered: item[1] !== undefined, number: Number(item[1] ?? 1) };
  return { type: "text", text: raw };
}

function readFence(lines: readonly string[], at: number): readonly [Block, number] {
  const end = lines.findIndex((line, index) => index > at && line.startsWith("```"));
  const last = end === -1 ? lines.length : end;
  return [{ kind: "code", text: lines.slice(at + 1, last).join("\n") }, last + 1];
}

function readQuote(lines: readonly string[], at: number): readonly [Block, number] {
  const inside: string[] = [];
  let next = at;
  for (let line = classify(lines[next] ?? ""); line.type === "quote"; line = classify(lines[next] ?? "")) {
    inside.push(line.text);
    next += 1;
  }
  // One level is enough for chat; deeper marks stay as text rather than recurse on hostile input.
  return [{ kind: "quote", blocks: [{ kind: "paragraph", children: parseInline(inside.join("\n")) }] }, next];
}

function readList(lines: readonly string[], at: number, first: Line & { type: "item" }): readonly [Block, number] {
  const items: (readonly Inline[])[] = [];
  let next = at;
  for (let line = classify(lines[next] ?? ""); line.type === "item"; line = classify(lines[next] ?? "")) {
    if (line.ordered !== first.ordered) break;
    items.push(parseInline(line.text.replace(/\\$/, "")));
    next += 1;
  }
  return [{ kind: "list", ordered: first.ordered, start: first.number, items }, next];
}

function readParagraph(lines: readonly string[], at: number): readonly [Block, number] {
  let next = at;
  while (next < lines.length && classify(lines[next] ?? "").type === "text") next += 1;
  const text = lines.slice(at, next).join("\n").replace(/\\$/, "");
  return [{ kind: "paragraph", children: parseInline(text) }, next];
}
