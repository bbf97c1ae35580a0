import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { htmlToText, looksRendered } from "../../../plugin/chatwoot/deliveries/html-to-text.ts";

describe("HTML as text", () => {
  it.each([
    ["paragraphs", "<p>Olá,</p>\n<p>tudo  bem?</p>\n", "Olá,\n\ntudo bem?"],
    ["spaces", "<p> a <span> b</span>\n c </p>", "a b c"],
    ["line ends", "<p>um<br />\ndois<br><br>três</p>", "um\ndois\n\ntrês"],
    ["emphasis", "<p><strong>a</strong> <em>b</em> <del>c</del> <code>d</code></p>", "**a** *b* ~~c~~ `d`"],
    ["links", '<a href="https://x.example/a?b&amp;c">aqui</a>', "[aqui](https://x.example/a?b&c)"],
    [
      "bare links",
      "<a href=\"https://x.example\">https://x.example</a> <a href='mailto:a@b.c'>a@b.c</a>",
      "https://x.example a@b.c",
    ],
    ["dangerous links", '<a href="javascript:alert(1)">clique</a>', "clique"],
    [
      "mentions",
      '<p>x</p><p><a href="mention://user/7/A%20B">@A B</a> oi</p>',
      "x\n\n[@A B](mention://user/7/A%20B) oi",
    ],
    [
      "images",
      '<p><img src="https://x.example/1.png" alt="gato" /><img src="cid:1"></p>',
      "![gato](https://x.example/1.png)",
    ],
    [
      "lists",
      "<ul>\n<li>a</li>\n<li>b\n<ol>\n<li>c</li>\n<li>d</li>\n</ol>\n</li>\n</ul>\n<p>e</p>",
      "- a\n- b\n  1. c\n  2. d\n\ne",
    ],
    ["quotations", "<p>a</p><blockquote>\n<p>b</p>\n<p>c</p>\n</blockquote><p>d</p>", "a\n\n> b\n>\n> c\n\nd"],
    ["code", "<pre><code>if (a &lt; b)\n  c()\n</code></pre><p>x</p>", "```\nif (a < b)\n  c()\n```\n\nx"],
    ["headings and rules", "<h2>Título</h2><hr /><p>x</p>", "## Título\n\n---\n\nx"],
    ["tables", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"],
    [
      "entities",
      "&lt;b&gt; &amp;amp; &ccedil;&Atilde; &#231; &#x1F600; &nbsp;| &bogus; &#0; &#xD800;",
      "<b> &amp; çÃ ç 😀  | &bogus; \ufffd \ufffd",
    ],
    ["what is not shown", "<style>p{}</style>a<script>if (1 < 2) x()</script>b<!-- c -->d<!DOCTYPE e>", "abd"],
    ["signs that are no tags", "1 < 2 > 0 <3 <", "1 < 2 > 0 <3 <"],
    ["ends that never came", '<p>a <b>b <a href="https://x.example">c', "a **b [c](https://x.example)**"],
    ["ends of nothing", "</p></blockquote></ul></a></pre>a", "a"],
  ])("%s", (_, html, text) => expect(htmlToText(html)).toBe(text));

  it("keeps the line feeds of Telegram's dialect", () => {
    expect(htmlToText("<b>a</b>\n  b &amp; c\n", { keepLines: true })).toBe("**a**\n  b & c");
  });
});

describe("rendered text", () => {
  it.each([
    "<p>a</p>\n",
    "<ul>\n<li>a</li>\n</ul>\n",
    "<p>a</p>\n<hr />\n",
    "<!-- raw HTML omitted -->\n<p>a</p>",
    "<pre><code>a</code></pre>\n",
  ])("is recognised: %j", (text) => expect(looksRendered(text)).toBe(true));

  it.each(["a", "<b>a</b>", "<p>a", "a <p>b</p>", "<p>a</p> b", "<pa>b</pa>", "<3 </3"])(
    "is not mistaken: %j",
    (text) => {
      expect(looksRendered(text)).toBe(false);
    },
  );
});

describe("hostile HTML", () => {
  it.each([
    "<",
    "&",
    "<a ",
    '<a "',
    "<a '<a \"",
    "<!--",
    "<script>",
    "<b>",
    "<li>",
    "<pre>",
    "<ul><li>x",
    "<blockquote>x",
    '<a href="x">',
  ])("%s, again and again, takes no time", (part) => {
    const html = part.repeat(60_000 / part.length);
    const started = performance.now();
    const length = htmlToText(html).length;
    looksRendered(html);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(length).toBeLessThan(html.length * 12);
  });

  it("never fails, and never invents words", () => {
    const part = fc.oneof(
      fc.constantFrom("<p>", "</p>", "<li>", "<ol>", "</a>", "<a href='https://x'>", "&amp;", "<pre>", "\n", "<!--"),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => typeof htmlToText(parts.join("")) === "string"),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zç ]{1,40}$/), (words) => {
        expect(htmlToText(`<p>${words}</p>`)).toBe(words.replace(/ +/g, " ").trim());
      }),
    );
  });
});
