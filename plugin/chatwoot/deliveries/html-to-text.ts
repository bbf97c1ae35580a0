import { Parser } from "htmlparser2";
import { createPage } from "./html-page.ts";

const UNSEEN = new Set(["script", "style", "head", "title", "template"]);
const BLOCK = "p|ul|ol|blockquote|pre|h[1-6]|table";
const RENDERED = new RegExp(
  `^(?:<!--.*?-->\\s*)?<(?:${BLOCK}|hr)\\b[^<>]*>[^]*(?:</(?:${BLOCK})>|<hr ?/?>|-->)\\s*$`,
  "i",
);
const TAGGED = /<\/?(?:html|body|p|div|br|span|table|ul|ol|li|blockquote|a|b|i|strong|em|h[1-6])(?:\s[^<>]*)?\/?>/i;

/** Chatwoot 4.9 to 4.12.0 turns any text in a widget or e-mail inbox into whole blocks, from first to last sign. */
export const looksRendered = (text: string): boolean => RENDERED.test(text.trim());

export const looksLikeHtml = (text: string): boolean => TAGGED.test(text);

/**
 * Turns HTML back into the Markdown it was made from. `keepLines` is for Telegram's dialect, which has no blocks: there
 * a line feed is a line feed.
 */
export function htmlToText(html: string, options: { readonly keepLines?: boolean } = {}): string {
  const page = createPage(options.keepLines ?? false);
  let hidden = 0;
  let text = "";
  const finishText = () => {
    if (hidden === 0) page.text(text);
    text = "";
  };
  const parser = new Parser({
    ontext(piece) {
      text += piece;
    },
    onopentag(element, { href = "", src = "", alt = "" }) {
      finishText();
      if (UNSEEN.has(element)) hidden += 1;
      else if (hidden === 0) page.open(element, { href, src, alt });
    },
    onclosetag(element) {
      finishText();
      if (UNSEEN.has(element)) hidden -= 1;
      else if (hidden === 0) page.close(element);
    },
  });
  parser.end(html);
  finishText();
  return page.end();
}
