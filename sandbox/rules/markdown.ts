/** A small CommonMark renderer with one output format for each kind of channel. */
type Format = {
  text(plain: string): string;
  code(plain: string): string;
  link(label: string, url: string): string;
  strong(inner: string): string;
  em(inner: string): string;
  strike(inner: string): string;
  lineBreak: string;
  rawHtml: string;
  paragraph(inner: string): string;
  list(items: readonly string[], ordered: boolean): string;
  quote(inner: string): string;
  heading(inner: string, level: number): string;
  codeBlock(plain: string): string;
  finish(blocks: readonly string[]): string;
};

const escapeHtml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const HTML: Format = {
  text: escapeHtml,
  code: (plain) => `<code>${escapeHtml(plain)}</code>`,
  link: (label, url) => `<a href="${escapeHtml(url)}">${label}</a>`,
  strong: (inner) => `<strong>${inner}</strong>`,
  em: (inner) => `<em>${inner}</em>`,
  strike: (inner) => `<del>${inner}</del>`,
  lineBreak: "<br />\n",
  rawHtml: "<!-- raw HTML omitted -->",
  paragraph: (inner) => `<p>${inner}</p>\n`,
  list: (items, ordered) => {
    const tag = ordered ? "ol" : "ul";
    return `<${tag}>\n${items.map((item) => `<li>${item}</li>\n`).join("")}</${tag}>\n`;
  },
  quote: (inner) => `<blockquote>\n${inner}</blockquote>\n`,
  heading: (inner, level) => `<h${level}>${inner}</h${level}>\n`,
  codeBlock: (plain) => `<pre><code>${escapeHtml(plain)}\n</code></pre>\n`,
  finish: (blocks) => blocks.join(""),
};

const lines = (items: readonly string[], ordered: boolean) =>
  items.map((item, i) => (ordered ? `${i + 1}. ${item}` : `- ${item}`)).join("\n");

const PLAIN: Format = {
  text: (plain) => plain,
  code: (plain) => plain,
  link: (label, url) => (label === url ? url : `${label} ${url}`),
  strong: (inner) => inner,
  em: (inner) => inner,
  strike: (inner) => inner,
  lineBreak: "\n",
  rawHtml: "",
  paragraph: (inner) => inner,
  list: lines,
  quote: (inner) => inner,
  heading: (inner) => inner,
  codeBlock: (plain) => plain,
  finish: (blocks) => blocks.filter((block) => block !== "").join("\n\n"),
};

const WHATSAPP: Format = {
  ...PLAIN,
  code: (plain) => `\`${plain}\``,
  link: (_label, url) => url,
  strong: (inner) => `*${inner}*`,
  em: (inner) => `_${inner}_`,
  strike: (inner) => `~${inner}~`,
  heading: (inner) => `*${inner}*`,
  quote: (inner) => `> ${inner}`,
  codeBlock: (plain) => `\`\`\`${plain}\`\`\``,
};

const TELEGRAM: Format = {
  ...PLAIN,
  text: escapeHtml,
  code: (plain) => `<code>${escapeHtml(plain)}</code>`,
  link: (label, url) => `<a href="${escapeHtml(url)}">${label}</a>`,
  strong: (inner) => `<strong>${inner}</strong>`,
  em: (inner) => `<em>${inner}</em>`,
  strike: (inner) => `<del>${inner}</del>`,
  heading: (inner) => `<strong>${inner}</strong>`,
  quote: (inner) => `<blockquote>${inner}</blockquote>`,
  codeBlock: (plain) => `<pre>${escapeHtml(plain)}</pre>`,
};

const FORMATS: Record<string, Format> = {
  "Channel::WebWidget": HTML,
  "Channel::Email": HTML,
  "Channel::Whatsapp": WHATSAPP,
  "Channel::TwilioSms": WHATSAPP,
  "Channel::Telegram": TELEGRAM,
  "Channel::FacebookPage": PLAIN,
  "Channel::Instagram": PLAIN,
  "Channel::Line": PLAIN,
  "Channel::Sms": PLAIN,
};

export function renderForChannel(channelType: string, text: string): string {
  const format = FORMATS[channelType];
  return format ? renderBlocks(format, text) : text;
}

function renderBlocks(format: Format, text: string): string {
  const blocks = text
    .replaceAll("\r\n", "\n")
    .split(/\n{2,}/)
    .map((block) => renderBlock(format, block.replace(/^\n+|\n+$/g, "")));
  return format.finish(blocks);
}

const BULLET = /^\s*[-*+]\s+/;
const NUMBER = /^\s*\d+[.)]\s+/;

function renderBlock(format: Format, block: string): string {
  if (block === "") return "";
  const rows = block.split("\n");
  const fence = /^```\w*\n([\s\S]*?)\n?```$/.exec(block);
  if (fence) return format.codeBlock(fence[1] ?? "");
  // An HTML-looking block is raw HTML to CommonMark and vanishes in every channel, text and all.
  if (/^<\/?[A-Za-z][\w-]*[\s>]/.test(block) && !/^<[^@\s>]+@/.test(block)) return format.rawHtml;
  const heading = /^(#{1,6})\s+(.*)$/.exec(block);
  if (heading) return format.heading(inline(format, heading[2] ?? ""), heading[1]?.length ?? 1);
  if (rows.every((row) => row.startsWith(">"))) {
    return format.quote(renderBlocks(format, rows.map((row) => row.replace(/^>\s?/, "")).join("\n")));
  }
  for (const [marker, ordered] of [[BULLET, false] as const, [NUMBER, true] as const]) {
    if (!rows.every((row) => marker.test(row))) continue;
    return format.list(
      rows.map((row) => inline(format, row.replace(marker, ""))),
      ordered,
    );
  }
  return format.paragraph(inline(format, block));
}

const INLINE = new RegExp(
  [
    "`([^`]+)`", // 1 code
    "\\[((?:\\\\.|[^\\]\\\\])*)\\]\\(([^)\\s]+)\\)", // 2, 3 link
    "<([\\w.+-]+@[\\w.-]+)>", // 4 mail
    "<(https?:[^>\\s]+)>", // 5 address
    "\\*\\*(\\S(?:.*?\\S)?)\\*\\*", // 6 strong
    "\\*(\\S(?:.*?\\S)?)\\*", // 7 emphasis
    "(?<!\\w)_(\\S(?:.*?\\S)?)_(?!\\w)", // 8 emphasis
    "~~(.+?)~~", // 9 strike
    "</?[A-Za-z][^<>]*>", // raw HTML
    "\\\\\\n| {2,}\\n", // hard break
    "\\\\([!-/:-@\\[-`{-~])", // 10 escape
  ].join("|"),
  "g",
);

function inline(format: Format, text: string): string {
  let result = "";
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    result += format.text(text.slice(end, match.index)) + inlinePiece(format, match);
    end = match.index + match[0].length;
  }
  return result + format.text(text.slice(end));
}

function inlinePiece(format: Format, match: RegExpExecArray): string {
  const [whole, code, label, url, mail, address, strong, star, underscore, strike, escaped] = match;
  if (code !== undefined) return format.code(code);
  if (url !== undefined) return format.link(inline(format, label ?? ""), url);
  if (mail !== undefined) return format.link(format.text(mail), `mailto:${mail}`);
  if (address !== undefined) return format.link(format.text(address), address);
  if (strong !== undefined) return format.strong(inline(format, strong));
  const emphasis = star ?? underscore;
  if (emphasis !== undefined) return format.em(inline(format, emphasis));
  if (strike !== undefined) return format.strike(inline(format, strike));
  if (escaped !== undefined) return format.text(escaped);
  return whole.endsWith("\n") ? format.lineBreak : format.rawHtml;
}
