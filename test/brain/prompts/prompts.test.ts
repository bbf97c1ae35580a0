import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parsePrompt } from "../../../plugin/brain/prompts/prompt.ts";
import { createPromptLibrary, openPrompts } from "../../../plugin/brain/prompts/prompt-library.ts";
import { completeSettings } from "../../../plugin/core/settings/settings.ts";

const head = (inputs: string, version = 1) =>
  `---\npurpose: Test\ninputs: [${inputs}]\noutput: text\nversion: ${version}\n---\n`;
const contextOf = (id: number, variants: readonly object[] = []) => ({
  connectionId: "play",
  conversation: { id },
  settings: completeSettings({ model: { variants } }),
});
const standard = parsePrompt("answer.md", `${head("language")}Write {{language}}.`);
const short = parsePrompt("answer.short.md", `${head("language", 4)}Briefly, in {{ language }}.`);

describe("a prompt", () => {
  it("is filled with its inputs, once", () => {
    const prompt = parsePrompt("answer.md", `${head("name, rule")}\nYou are {{name}}. {{rule}}\n`);
    expect(prompt.fill({ name: "{{rule}}", rule: "Be kind." })).toBe("You are {{rule}}. Be kind.");
  });

  it.each([
    ["names an input it does not declare", `${head("a")}{{a}} {{b}}`, "answer.md", /\{\{b\}\} is not among/],
    ["declares an input it does not use", `${head("a, b")}{{a}}`, "answer.md", /the input b is used nowhere/],
    ["has no front matter", "Hello", "answer.md", /must begin with front matter/],
    [
      "has no version",
      "---\npurpose: x\ninputs: []\noutput: y\n---\nHi",
      "answer.md",
      /must have required property 'version'/,
    ],
    ["has a strange name", `${head("")}Hi`, "Answer 2.md", /the name must be like/],
  ])("that %s is refused", (_what, content, file, problem) => {
    expect(() => parsePrompt(file, content)).toThrow(problem);
  });

  it("has a mark that changes with every letter", () => {
    const other = parsePrompt("answer.md", `${head("language")}Write {{language}}!`);
    expect(standard.mark).toMatch(/^standard@1\+[0-9a-f]{8}$/);
    expect(other.mark).not.toBe(standard.mark);
  });
});

describe("the library", () => {
  const library = createPromptLibrary([standard, short]);
  const render = (id: number, percent: number) =>
    library.render("answer", { language: "English" }, contextOf(id, [{ prompt: "answer", variant: "short", percent }]));

  it("renders the standard prompt where no variant is wanted", () => {
    const rendered = library.render("answer", { language: "English" }, contextOf(1));
    expect(rendered).toEqual({ text: "Write English.", version: standard.mark });
  });

  it("gives a variant its share of the conversations, and each conversation always the same", () => {
    const versions = Array.from({ length: 2_000 }, (_, id) => render(id, 30).version);
    const share = versions.filter((version) => version === short.mark).length / versions.length;
    expect(share).toBeGreaterThan(0.26);
    expect(share).toBeLessThan(0.34);
    expect(Array.from({ length: 2_000 }, (_, id) => render(id, 30).version)).toEqual(versions);
  });

  it("gives a variant that is wanted for all to all", () => {
    expect(render(7, 100).text).toBe("Briefly, in English.");
  });

  it("falls back on the standard prompt when a variant has no file", () => {
    const context = contextOf(1, [{ prompt: "answer", variant: "lost", percent: 100 }]);
    expect(library.render("answer", { language: "English" }, context).version).toBe(standard.mark);
  });

  it("refuses a variant that wants what nobody gives", () => {
    const greedy = parsePrompt("answer.greedy.md", `${head("mood")}{{mood}}`);
    expect(() => createPromptLibrary([standard, greedy])).toThrow(/wants mood/);
    expect(() => createPromptLibrary([greedy])).toThrow(/answer.md, which is missing/);
  });

  it("stops the start when a file is not whole", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "baton-prompts-"));
    await writeFile(path.join(folder, "answer.md"), `${head("")}{{oops}}`);
    await expect(openPrompts(folder)).rejects.toMatchObject({ code: "config_invalid" });
    await rm(folder, { recursive: true });
  });
});

it("opens every prompt that comes with Baton", async () => {
  const { prompts } = await openPrompts();
  const names = prompts.map(({ name, inputs }) => [name, ...inputs].join(" "));
  expect(names).toEqual(expect.arrayContaining(["answer persona language", "plan", "understand intents"]));
});
