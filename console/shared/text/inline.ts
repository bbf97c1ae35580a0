/** The inline half of the Markdown that Chatwoot's editor writes. Produces data, never HTML: nothing can be injected. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "break" }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "strong" | "em" | "del"; readonly children: readonly Inline[] }
  | { readonly kind: "link"; readonly url: string; readonly children: readonly Inline[] }
  | { readonly kind: "mention"; readonly name: string };

interface Match {
  readonly node: Inline;
  readonly length: number;
}

const MAX_DEPTH = 6;
const SPECIAL = /[\\`*_~[\nh]/;

export function parseInline(source: string, depth = 0): readonly Inline[] {
  const nodes: Inline[] = [];
  let plain = "";
  let at = 0;
  const flush = () => {
    if (plain) nodes.push({ kind: "text", text: plain });
    plain = "";
  };
  while (at < source.length) {
    const match = depth < MAX_DEPTH && SPECIAL.test(source.charAt(at)) ? matchAt(source, at, depth) : null;
    if (match) {
      flush();
      nodes.push(match.node);
      at += match.length;
    } else {
      plain += source.charAt(at);
      at += 1;
    }
  }
  flush();
  return nodes;
}

function matchAt(source: string, at: number, depth: number): Match | null {
  switch (source.charAt(at)) {
    case "\\":
      return matchEscape(source, at);
    case "\n":
      return { node: { kind: "break" }, length: 1 };
    case "`":
      return matchCode(source, at);
    case "[":
      return matchLink(source, at, depth);
    case "h":
      return matchBareLink(source, at);
    default:
      return matchEmphasis(source, at, depth);
  }
}

/** A backslash before a newline is the editor's hard break. */
function matchEscape(source: string, at: number): Match | null {
  const next = source.charAt(at + 1);
  if (next === "\n") return { node: { kind: "break" }, length: 2 };
  return /[!-/:-@[-`{-~]/.test(next) ? { node: { kind: "text", text: next }, length: 2 } : null;
}

function matchCode(source: string, at: number): Match | null {
  const end = source.indexOf("`", at + 1);
  return end > at + 1 ? { node: { kind: "code", text: source.slice(at + 1, end) }, length: end + 1 - at } : null;
}

function matchLink(source: string, at: number, depth: number): Match | null {
  const found = /^\[((?:\\.|[^\]\\\n])+)\]\(([^()\s]+)\)/.exec(source.slice(at, at + 2500));
  if (!found) return null;
  const [whole, label = "", target = ""] = found;
  if (target.startsWith("mention://")) {
    return { node: { kind: "mention", name: label.replace(/\\(.)/g, "$1").replace(/^@/, "") }, length: whole.length };
  }
  const url = safeUrl(target);
  const children = parseInline(label, depth + 1);
  return url ? { node: { kind: "link", url, children }, length: whole.length } : null;
}

function matchBareLink(source: string, at: number): Match | null {
  if (/\w/.test(source.charAt(at - 1))) return null;
  const found = /^https?:\/\/[^\s<>"'`]+/.exec(source.slice(at, at + 2500))?.[0].replace(/[.,;:!?)\]*_~]+$/, "");
  const url = found ? safeUrl(found) : null;
  if (!found || !url) return null;
  return { node: { kind: "link", url, children: [{ kind: "text", text: found }] }, length: found.length };
}

const EMPHASIS = [
  { mark: "**", kind: "strong" },
  { mark: "__", kind: "strong" },
  { mark: "~~", kind: "del" },
  { mark: "*", kind: "em" },
  { mark: "_", kind: "em" },
] as const;

function matchEmphasis(source: string, at: number, depth: number): Match | null {
  for (const { mark, kind } of EMPHASIS) {
    if (!source.startsWith(mark, at)) continue;
    const start = at + mark.length;
    const isWordInside = mark.includes("_") && /\w/.test(source.charAt(at - 1));
    const end = isWordInside || /\s/.test(source.charAt(start)) ? -1 : closing(source, start, mark);
    if (end > start) {
      const children = parseInline(source.slice(start, end), depth + 1);
      return { node: { kind, children }, length: end + mark.length - at };
    }
  }
  return null;
}

/** The closing mark hugs its text; an underscore inside a word closes nothing (snake_case). */
function closing(source: string, start: number, mark: string): number {
  for (let end = source.indexOf(mark, start + 1); end > 0; end = source.indexOf(mark, end + 1)) {
    const after = source.charAt(end + mark.length);
    const isPartOfDouble = mark.length === 1 && (after === mark || source.charAt(end - 1) === mark);
    const isWordInside = mark.includes("_") && /\w/.test(after);
    if (!isPartOfDouble && !isWordInside && !/\s/.test(source.charAt(end - 1))) return end;
  }
  return -1;
}

/** Only addresses that open a page, a mail or a call; never javascript: or data:. */
export function safeUrl(target: string): string | null {
  return /^(https?:\/\/|mailto:|tel:)/i.test(target) ? target : null;
}
