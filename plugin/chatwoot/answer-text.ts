const MAX_SENTENCE = 200;

/** Chatwoot's explanation of an error, short and without personal data; the title when it is a web page. */
export function sentenceOf(text: string): string {
  const said = isHtml(text) ? htmlTitle(text) : (jsonSentence(text) ?? text);
  const masked = maskPersonal(said.replace(/\s+/g, " ").trim());
  return masked.length > MAX_SENTENCE ? `${masked.slice(0, MAX_SENTENCE)}…` : masked;
}

export function isHtml(text: string): boolean {
  return /^\s*<(!doctype|html|head|body|\?xml)/i.test(text);
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function htmlTitle(text: string): string {
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(text)?.[1]?.trim();
  return title ? `a web page titled "${title}"` : "a web page";
}

/** `{error}`, `{message}`, `{errors: [...]}` and `{error: {message}}` all occur. */
function jsonSentence(text: string): string | undefined {
  const body = parseJson(text);
  if (typeof body === "string") return body;
  if (typeof body !== "object" || body === null) return undefined;
  const { error, message, errors } = body as Record<string, unknown>;
  for (const said of [error, message]) if (typeof said === "string") return said;
  if (Array.isArray(errors)) return errors.filter((item) => typeof item === "string").join("; ");
  return typeof error === "object" && error !== null ? jsonSentence(JSON.stringify(error)) : "";
}

function maskPersonal(text: string): string {
  return text.replace(/[^\s@<>"']+@[^\s@<>"']+/g, "[e-mail]").replace(/\+?\d[\d ().-]{6,}\d/g, "[number]");
}
