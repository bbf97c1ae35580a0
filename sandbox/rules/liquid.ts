/** The corner of Liquid that customers and bots meet in message texts. */
export type LiquidScope = Readonly<Record<string, unknown>>;

class LiquidSyntaxError extends Error {}

type Node =
  | { kind: "text"; text: string }
  | { kind: "output"; expression: string }
  | { kind: "if"; branches: { condition: string | null; body: Node[] }[]; negate: boolean }
  | { kind: "assign"; name: string; expression: string };

/**
 * Renders a text as Chatwoot does before it stores an outgoing message: unknown variables vanish, a text that is not
 * valid Liquid stays as it is, and code between back-ticks is left alone.
 */
export function renderLiquid(text: string, scope: LiquidScope): string {
  if (!/\{[{%]/.test(text)) return text;
  try {
    return render(parse(tokenize(protectCode(text))), { ...scope });
  } catch (error) {
    if (error instanceof LiquidSyntaxError) return text;
    throw error;
  }
}

const protectCode = (text: string) => text.replace(/`(.*?)`/gs, "{% raw %}`$1`{% endraw %}");

type Token = { readonly kind: "text" | "output" | "tag"; readonly text: string };

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let rest = text;
  while (rest !== "") {
    const start = rest.search(/\{[{%]/);
    if (start !== 0) tokens.push({ kind: "text", text: start < 0 ? rest : rest.slice(0, start) });
    if (start < 0) break;
    rest = rest.slice(start);
    const raw = /^\{%-?\s*(raw|comment)\s*-?%\}([\s\S]*?)\{%-?\s*end\1\s*-?%\}/.exec(rest);
    const piece = raw ?? /^(?:\{\{-?([\s\S]*?)-?\}\}|\{%-?([\s\S]*?)-?%\})/.exec(rest);
    if (!piece) throw new LiquidSyntaxError("a brace is not closed");
    if (raw) tokens.push({ kind: "text", text: raw[1] === "raw" ? (raw[2] ?? "") : "" });
    else if (piece[1] !== undefined) tokens.push({ kind: "output", text: piece[1].trim() });
    else tokens.push({ kind: "tag", text: (piece[2] ?? "").trim() });
    rest = rest.slice(piece[0].length);
  }
  return tokens;
}

function parse(tokens: Token[]): Node[] {
  const nodes = parseUntil(tokens, []);
  if (tokens.length > 0) throw new LiquidSyntaxError("an end tag without a beginning");
  return nodes;
}

/** Reads nodes up to, and not including, one of the given tags. */
function parseUntil(tokens: Token[], ends: readonly string[]): Node[] {
  const nodes: Node[] = [];
  for (let token = tokens[0]; token; token = tokens[0]) {
    const name = token.kind === "tag" ? (token.text.split(/\s/)[0] ?? "") : "";
    if (ends.includes(name)) return nodes;
    tokens.shift();
    if (token.kind === "text") nodes.push({ kind: "text", text: token.text });
    else if (token.kind === "output") nodes.push({ kind: "output", expression: token.text });
    else nodes.push(parseTag(name, token.text.slice(name.length).trim(), tokens));
  }
  if (ends.length > 0) throw new LiquidSyntaxError("a tag is not closed");
  return nodes;
}

function parseTag(name: string, rest: string, tokens: Token[]): Node {
  if (name === "assign") {
    const match = /^([\w-]+)\s*=\s*(.+)$/s.exec(rest);
    if (!match) throw new LiquidSyntaxError("assign needs a name and a value");
    return { kind: "assign", name: match[1] ?? "", expression: match[2] ?? "" };
  }
  if (name !== "if" && name !== "unless") throw new LiquidSyntaxError(`unknown tag ${name}`);
  const end = `end${name}`;
  const branches: { condition: string | null; body: Node[] }[] = [];
  let condition: string | null = rest;
  for (;;) {
    branches.push({ condition, body: parseUntil(tokens, ["elsif", "else", end]) });
    const tag = tokens.shift()?.text ?? "";
    if (tag.startsWith(end)) return { kind: "if", branches, negate: name === "unless" };
    condition = tag.startsWith("elsif") ? tag.slice("elsif".length).trim() : null;
  }
}

function render(nodes: readonly Node[], scope: Record<string, unknown>): string {
  return nodes.map((node) => renderNode(node, scope)).join("");
}

function renderNode(node: Node, scope: Record<string, unknown>): string {
  if (node.kind === "text") return node.text;
  if (node.kind === "output") return printed(evaluate(node.expression, scope));
  if (node.kind === "assign") {
    scope[node.name] = evaluate(node.expression, scope);
    return "";
  }
  const chosen = node.branches.find(({ condition }, i) => {
    if (condition === null) return true;
    return holds(condition, scope) !== (node.negate && i === 0);
  });
  return chosen ? render(chosen.body, scope) : "";
}

function holds(condition: string, scope: LiquidScope): boolean {
  const comparison = /^(.+?)\s*(==|!=|<>|contains)\s*(.+)$/s.exec(condition);
  if (!comparison) {
    const value = evaluate(condition, scope);
    return value !== null && value !== undefined && value !== false;
  }
  const left = evaluate(comparison[1] ?? "", scope);
  const right = evaluate(comparison[3] ?? "", scope);
  if (comparison[2] === "contains") return printed(left).includes(printed(right));
  const same = printed(left) === printed(right);
  return comparison[2] === "==" ? same : !same;
}

const FILTERS: Record<string, (value: string, argument: string) => string> = {
  upcase: (value) => value.toUpperCase(),
  downcase: (value) => value.toLowerCase(),
  capitalize: (value) => value.charAt(0).toUpperCase() + value.slice(1).toLowerCase(),
  strip: (value) => value.trim(),
  append: (value, argument) => value + argument,
  prepend: (value, argument) => argument + value,
  default: (value, argument) => (value === "" ? argument : value),
};

function evaluate(expression: string, scope: LiquidScope): unknown {
  const [operand = "", ...filters] = expression.split("|").map((part) => part.trim());
  return filters.reduce(
    (value: unknown, part) => {
      const [name = "", argument = ""] = part.split(/:(.*)/s);
      const filter = FILTERS[name.trim()];
      return filter ? filter(printed(value), printed(lookUp(argument.trim(), scope))) : value;
    },
    lookUp(operand, scope),
  );
}

function lookUp(operand: string, scope: LiquidScope): unknown {
  const literal = /^(['"])(.*)\1$/s.exec(operand);
  if (literal) return literal[2];
  if (/^-?\d+(\.\d+)?$/.test(operand)) return Number(operand);
  if (operand === "true" || operand === "false") return operand === "true";
  return operand.split(".").reduce<unknown>((value, key) => {
    return typeof value === "object" && value !== null && Object.hasOwn(value, key)
      ? Object.getOwnPropertyDescriptor(value, key)?.value
      : undefined;
  }, scope);
}

function printed(value: unknown): string {
  if (value === null || value === undefined || typeof value === "object") return "";
  return String(value);
}
