import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chunksOf } from "../../plugin/knowledge/chunks.ts";

const chunksIn = (text: string, title = "Ajuda") => chunksOf({ title, text });
const sentence = "Esta frase conta alguma coisa sobre a entrega. ";

describe("taking a text apart", () => {
  it("makes a piece of each section and names it by all headings above", () => {
    const text = "Geral.\n\n## Prazo\n\nCinco dias.\n\n### Norte\n\nDez dias.\n\n## Frete\n\nGrátis.";
    expect(chunksIn(text)).toEqual([
      { title: "Ajuda", text: "Geral." },
      { title: "Ajuda › Prazo", text: "Cinco dias." },
      { title: "Ajuda › Prazo › Norte", text: "Dez dias." },
      { title: "Ajuda › Frete", text: "Grátis." },
    ]);
  });

  it("names a page once when its first heading repeats its title", () => {
    expect(chunksIn("# Ajuda\n\nLigue para nós.")).toEqual([{ title: "Ajuda", text: "Ligue para nós." }]);
  });

  it("keeps short paragraphs of a section together", () => {
    expect(chunksIn("Um.\n\nDois.\n\n- três\n- quatro")).toHaveLength(1);
  });

  it("divides a long paragraph between sentences", () => {
    const pieces = chunksIn(sentence.repeat(60));
    expect(pieces.length).toBeGreaterThan(1);
    for (const { text } of pieces) expect(text).toMatch(/^Esta .*\.$/);
  });

  it("repeats the names of the columns in each part of a long table", () => {
    const rows = Array.from({ length: 80 }, (_, row) => `| Cidade ${row} | ${row} dias úteis de prazo |`);
    const pieces = chunksIn(["| Cidade | Prazo |", "| --- | --- |", ...rows].join("\n"));
    expect(pieces.length).toBeGreaterThan(1);
    for (const { text } of pieces) expect(text).toMatch(/^\| Cidade \| Prazo \|\n/);
  });

  it("takes no comment in a code block for a heading", () => {
    expect(chunksIn("```\n# não é título\n```")).toHaveLength(1);
  });

  it("loses no word, makes no giant and no empty piece, whatever the text", () => {
    const words = fc.array(
      fc.constantFrom("a", "palavra", "x".repeat(3_000), ".", "\n", "\n\n", "\n# t\n", "|", "ção"),
      {
        maxLength: 200,
      },
    );
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join(" ");
        const pieces = chunksIn(text);
        const said = pieces.map((piece) => `${piece.title} ${piece.text}`).join(" ");
        for (const word of ["palavra", "ção"]) if (text.includes(word)) expect(said).toContain(word);
        for (const piece of pieces) expect(piece.text.length).toBeLessThanOrEqual(3_000);
        for (const piece of pieces) expect(piece.text.trim()).not.toBe("");
      }),
    );
  });
});
