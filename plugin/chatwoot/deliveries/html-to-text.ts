import { createPage, type Page } from "./html-page.ts";

/** Attribute values with angle brackets are not read as tags: that keeps the whole scan linear on hostile input. */
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:[^"'<>]|"[^"<>]*"|'[^'<>]*'){0,4096})>/iy;
const HREF = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/i;
const SRC = /\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)')/i;
const ALT = /\balt\s*=\s*(?:"([^"]*)"|'([^']*)')/i;
const UNSEEN = new Set(["script", "style", "head", "title", "template"]);
const BLOCK = "p|ul|ol|blockquote|pre|h[1-6]|table";
const RENDERED = new RegExp(
  `^(?:<!--.*?-->\\s*)?<(?:${BLOCK}|hr)\\b[^<>]*>[^]*(?:</(?:${BLOCK})>|<hr ?/?>|-->)\\s*$`,
  "i",
);
const TAGGED = /<\/?(?:html|body|p|div|br|span|table|ul|ol|li|blockquote|a|b|i|strong|em|h[1-6])(?:\s[^<>]*)?\/?>/i;

/** What Chatwoot 4.9 to 4.12.0 makes of any text in a widget or e-mail inbox: whole blocks, from first to last character. */
export const looksRendered = (text: string): boolean => RENDERED.test(text.trim());

export const looksLikeHtml = (text: string): boolean => TAGGED.test(text);

/**
 * HTML as the Markdown that it came from. `keepLines` is for Telegram's dialect, which has no blocks: there a line feed
 * is a line feed.
 */
export function htmlToText(html: string, options: { readonly keepLines?: boolean } = {}): string {
  const page = createPage(options.keepLines ?? false);
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    page.text(html.slice(at, open < 0 ? html.length : open));
    if (open < 0) break;
    at = open + takeMarkup(html, open, page);
  }
  return page.end();
}

/** Returns how many characters it used; a `<` that opens nothing is text. */
function takeMarkup(html: string, at: number, page: Page): number {
  if (html.startsWith("<!--", at)) return lengthTo(html, at, "-->");
  if (html.startsWith("<!", at) || html.startsWith("<?", at)) return lengthTo(html, at, ">");
  TAG.lastIndex = at;
  const [tag, slash, name = "", attributes = ""] = TAG.exec(html) ?? [];
  if (tag === undefined) {
    page.text("<");
    return 1;
  }
  const element = name.toLowerCase();
  if (UNSEEN.has(element)) return slash ? tag.length : tag.length + hiddenLength(html, at + tag.length, element);
  if (slash) page.close(element);
  else
    page.open(element, {
      href: attributeOf(HREF, attributes),
      src: attributeOf(SRC, attributes),
      alt: attributeOf(ALT, attributes),
    });
  return tag.length;
}

function lengthTo(html: string, at: number, end: string): number {
  const found = html.indexOf(end, at);
  return (found < 0 ? html.length : found + end.length) - at;
}

function hiddenLength(html: string, at: number, element: string): number {
  const found = html.slice(at).search(new RegExp(`</${element}\\b`, "i"));
  return found < 0 ? html.length - at : found;
}

function attributeOf(pattern: RegExp, attributes: string): string {
  const [, double, single] = pattern.exec(attributes) ?? [];
  return double ?? single ?? "";
}
