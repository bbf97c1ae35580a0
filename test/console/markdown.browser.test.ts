import { describe, expect, it } from "vitest";
import { parseInline } from "../../console/shared/text/inline.ts";
import { parseMarkdown } from "../../console/shared/text/markdown.ts";

const text = (value: string) => ({ kind: "text", text: value });

describe("inline markdown", () => {
  it("reads bold, italics, strike and code", () => {
    expect(parseInline("**a** *b* _c_ ~~d~~ `e*`")).toEqual([
      { kind: "strong", children: [text("a")] },
      text(" "),
      { kind: "em", children: [text("b")] },
      text(" "),
      { kind: "em", children: [text("c")] },
      text(" "),
      { kind: "del", children: [text("d")] },
      text(" "),
      { kind: "code", text: "e*" },
    ]);
  });

  it("leaves lonely marks and words with underscores as they are", () => {
    expect(parseInline("2 * 3 * 4 and order_id_7")).toEqual([text("2 * 3 * 4 and order_id_7")]);
  });

  it("keeps emphasis inside bold", () => {
    expect(parseInline("**a *b* c**")).toEqual([
      { kind: "strong", children: [text("a "), { kind: "em", children: [text("b")] }, text(" c")] },
    ]);
  });

  it("shows a picked mention as a name and drops its escapes", () => {
    expect(parseInline("[@Ana \\_B\\_](mention://user/7/Ana%20_B_)")).toEqual([{ kind: "mention", name: "Ana _B_" }]);
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "JaVaScRiPt:alert(1)", "vbscript:x"])(
    "makes no link of %s",
    (target) => {
      const kinds = parseInline(`[click](${target})`).map((node) => node.kind);
      expect(kinds).not.toContain("link");
    },
  );

  it("links a bare address without the full stop that ends the sentence", () => {
    expect(parseInline("see https://loja.example/a.")).toEqual([
      text("see "),
      { kind: "link", url: "https://loja.example/a", children: [text("https://loja.example/a")] },
      text("."),
    ]);
  });

  it("treats tags as text", () => {
    expect(parseInline("<img src=x onerror=alert(1)>")).toEqual([text("<img src=x onerror=alert(1)>")]);
  });

  it("reads the editor's backslash at a line end as one break", () => {
    expect(parseInline("a\\\nb")).toEqual([text("a"), { kind: "break" }, text("b")]);
  });

  it("ends in reasonable time on hostile input", () => {
    const started = performance.now();
    parseInline("*_~`[".repeat(4_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe("blocks", () => {
  it("separates paragraphs, lists and code", () => {
    expect(parseMarkdown("Oi\n\n- um\n- dois\n\n1. a\n2. b\n\n```\nx = 1\n```").map((block) => block.kind)).toEqual([
      "paragraph",
      "list",
      "list",
      "code",
    ]);
  });

  it("starts a numbered list where the author did", () => {
    expect(parseMarkdown("3. c\n4. d")).toEqual([
      { kind: "list", ordered: true, start: 3, items: [[text("c")], [text("d")]] },
    ]);
  });

  it("reads quotes and headings", () => {
    expect(parseMarkdown("# Title\n> said").map((block) => block.kind)).toEqual(["heading", "quote"]);
  });
});
