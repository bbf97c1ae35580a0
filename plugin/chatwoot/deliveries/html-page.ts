/** Collects the text of an HTML document, tag by tag, as Markdown. */
export interface Page {
  text(raw: string): void;
  open(element: string, attributes: Attributes): void;
  close(element: string): void;
  end(): string;
}

interface Attributes {
  readonly href: string;
  readonly src: string;
  readonly alt: string;
}

interface Draft {
  /** Telegram's dialect: line feeds count. */
  readonly keepLines: boolean;
  readonly chunks: string[];
  /** Line ends to write before the next word. */
  breaks: number;
  /** A list marker to write before the next word. */
  marker: string;
  quotes: number;
  /** The depth of quotation of the last written line. */
  quoted: number;
  /** The current line is empty apart from white space. */
  atStart: boolean;
  pre: number;
  /** The next number of each open list; 0 for bullets. */
  readonly lists: number[];
  readonly links: { readonly href: string; readonly from: number }[];
}

/** The number of line ends around a block. */
const BLOCKS = new Map([
  ...["p", "blockquote", "pre", "table", "hr", "h1", "h2", "h3", "h4", "h5", "h6"].map((tag) => [tag, 2] as const),
  ...["ul", "ol", "li", "div", "tr", "section", "article", "header", "footer"].map((tag) => [tag, 1] as const),
]);
const MARKS = new Map([
  ...["strong", "b"].map((tag) => [tag, "**"] as const),
  ...["em", "i"].map((tag) => [tag, "*"] as const),
  ...["del", "s", "strike"].map((tag) => [tag, "~~"] as const),
]);
/** Deeper nesting is not shown deeper: each level costs a prefix on every line. */
const MAX_INDENT = 8;
const LINKED = /^(?:https?:|mailto:|tel:|mention:)/i;

export function createPage(keepLines: boolean): Page {
  const draft = createDraft(keepLines);
  return {
    text: (raw) => writeText(draft, raw),
    open: (element, attributes) => openElement(draft, element, attributes),
    close: (element) => closeElement(draft, element),
    end: () => draft.chunks.join("").trimEnd(),
  };
}

function createDraft(keepLines: boolean): Draft {
  const marks = { breaks: 0, marker: "", quotes: 0, quoted: 0, pre: 0, atStart: true };
  return { keepLines, chunks: [], lists: [], links: [], ...marks };
}

function openElement(draft: Draft, element: string, attributes: Attributes): void {
  if (element === "br") draft.breaks = Math.min(draft.breaks + 1, 2);
  breakLine(draft, element);
  if (element === "blockquote") draft.quotes += 1;
  if (element === "ul" || element === "ol") draft.lists.push(element === "ol" ? 1 : 0);
  if (element === "li") draft.marker = nextMarker(draft.lists);
  if (/^h[1-6]$/.test(element)) write(draft, `${"#".repeat(Number(element[1]))} `);
  if (element === "hr") write(draft, "---");
  if (element === "pre") openFence(draft);
  if (element === "img" && LINKED.test(attributes.src)) write(draft, `![${attributes.alt}](${attributes.src})`);
  if (element === "a") openLink(draft, attributes.href);
  writeMark(draft, element);
  if (element === "hr") breakLine(draft, element);
}

function closeElement(draft: Draft, element: string): void {
  writeMark(draft, element);
  if (element === "a") closeLink(draft);
  if (element === "td" || element === "th") writeText(draft, " ");
  if (element === "pre") closeFence(draft);
  if (element === "ul" || element === "ol") draft.lists.pop();
  breakLine(draft, element);
  if (element === "blockquote") draft.quotes = Math.max(draft.quotes - 1, 0);
}

function breakLine(draft: Draft, element: string): void {
  draft.breaks = Math.max(draft.breaks, BLOCKS.get(element) ?? 0);
}

function writeMark(draft: Draft, element: string): void {
  const mark = MARKS.get(element) ?? (element === "code" && draft.pre === 0 ? "`" : undefined);
  if (mark !== undefined) write(draft, mark);
}

/** White space in HTML is one space, and no space at the start of a line. */
function writeText(draft: Draft, raw: string): void {
  const isVerbatim = draft.keepLines || draft.pre > 0;
  const text = (isVerbatim ? raw : raw.replace(/[ \t\r\n\f]+/g, " ")).replaceAll("\u00a0", " ");
  const isStart = !isVerbatim && (draft.atStart || draft.breaks > 0);
  write(draft, isStart ? text.replace(/^ /, "") : text);
}

function write(draft: Draft, text: string): void {
  if (text === "") return;
  flush(draft);
  const prefix = quotePrefix(draft.quotes);
  draft.chunks.push(prefix === "" ? text : text.replaceAll("\n", `\n${prefix}`));
  draft.atStart = /\s$/.test(text);
}

/** Writes the pending line ends, quotation signs and list marker before a word. */
function flush(draft: Draft): void {
  const isFirst = draft.chunks.length === 0;
  if (isFirst || draft.breaks > 0) {
    const blank = `\n${quotePrefix(Math.min(draft.quoted, draft.quotes)).trimEnd()}`;
    const lines = isFirst ? "" : `${blank.repeat(draft.breaks - 1)}\n`;
    const before = draft.chunks.pop() ?? "";
    draft.chunks.push(before.trimEnd(), `${lines}${quotePrefix(draft.quotes)}`);
    draft.atStart = true;
  }
  draft.chunks.push(draft.marker);
  draft.breaks = 0;
  draft.marker = "";
  draft.quoted = draft.quotes;
}

const quotePrefix = (depth: number) => "> ".repeat(Math.min(depth, MAX_INDENT));

function nextMarker(lists: number[]): string {
  const indent = "  ".repeat(Math.min(Math.max(lists.length - 1, 0), MAX_INDENT));
  const number = lists.at(-1) ?? 0;
  if (number === 0) return `${indent}- `;
  lists[lists.length - 1] = number + 1;
  return `${indent}${number}. `;
}

function openFence(draft: Draft): void {
  write(draft, "```\n");
  draft.pre += 1;
}

function closeFence(draft: Draft): void {
  if (draft.pre === 0) return;
  draft.pre -= 1;
  write(draft, (draft.chunks.at(-1) ?? "").endsWith("\n") ? "```" : "\n```");
}

function openLink(draft: Draft, href: string): void {
  flush(draft);
  draft.links.push({ href, from: draft.chunks.length });
}

/** A mention is a link too: the result is the text that Chatwoot stores. A bare address stays bare. */
function closeLink(draft: Draft): void {
  const link = draft.links.pop();
  if (!link) return;
  const label = draft.chunks.splice(link.from).join("");
  const isBare = link.href === label || link.href.replace(/^(?:mailto|tel):/i, "") === label;
  draft.chunks.push(isBare || label === "" || !LINKED.test(link.href) ? label : `[${label}](${link.href})`);
}
