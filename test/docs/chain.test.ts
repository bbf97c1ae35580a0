import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { linksOf, type Page, readPage, readPages } from "./pages.ts";

const INDEX = "docs/README.md";
const LAST = "docs/decisions/README.md";

it("leads from the README through every page of docs/ to the decisions, in the order of the index", () => {
  const numbered = [...readPage(INDEX).text.matchAll(/^\d+\. .*$/gm)].map(([text]) => oneLink({ name: INDEX, text }));
  expect(chainFrom("README.md")).toEqual(["README.md", INDEX, ...numbered]);
  expect(numbered.at(-1)).toBe(LAST);
});

it("leaves no page out", () => {
  const all = [...readPages("docs").map(({ name }) => name), LAST];
  expect([...chainFrom("README.md")].sort()).toEqual([...all].sort());
});

it("lists every decision", () => {
  const decisions = readPages("docs/decisions").map(({ name }) => name);
  const listed = linksOf(readPage(LAST));
  expect(decisions.filter((name) => !listed.includes(name) && name !== LAST && name !== "README.md")).toEqual([]);
});

it("keeps the glossary in alphabetical order", () => {
  const words = [...readPage("docs/glossary.md").text.matchAll(/^\| ([^|]+?) \|/gm)].map(([, word = ""]) => word);
  const entries = words.filter((word) => word !== "word" && !word.startsWith("---"));
  expect(entries).toEqual([...entries].sort((a, b) => a.localeCompare(b, "en")));
});

it("follows one message through at most 14 files, and names functions that are there", () => {
  const steps = [...readPage("docs/architecture.md").text.matchAll(/^\d+\. `(\S+\.ts)`: (.*)$/gm)];
  const missing = steps.flatMap(([, file = "", text = ""]) => {
    const code = readFileSync(file, "utf8");
    const names = [...text.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name);
    return names.filter((name) => !code.includes(name)).map((name) => `${file}: ${name}`);
  });
  expect(missing).toEqual([]);
  expect(steps.length).toBeGreaterThan(9);
  expect(steps.length).toBeLessThan(15);
});

/** Follows the line "Next: …" from page to page until a page has none. */
function chainFrom(first: string): readonly string[] {
  const chain = [first];
  for (let next = nextOf(first); next && !chain.includes(next); next = nextOf(next)) chain.push(next);
  return chain;
}

function nextOf(name: string): string | undefined {
  const lines = [...readPage(name).text.matchAll(/^Next: .*$/gm)].map(([text]) => text);
  expect(lines.length, `${name} has one next page`).toBe(name === LAST ? 0 : 1);
  const [text] = lines;
  return text === undefined ? undefined : oneLink({ name, text });
}

function oneLink(page: Page): string {
  const [link, ...others] = linksOf(page);
  if (link === undefined || others.length > 0) throw new Error(`${page.name} has to name one page in “${page.text}”`);
  return link;
}
