import { describe, expect, it } from "vitest";
import { renderChoice } from "../../../plugin/chatwoot/effects/render.ts";
import { readChoice } from "../../../plugin/language/words/choice.ts";

const choices = [
  { title: "Trocar", value: "t" },
  { title: "Devolver", value: "d" },
];
const BUTTONS = ["WebWidget", "Api", "Whatsapp", "Telegram", "FacebookPage", "Line"];
const NO_BUTTONS = ["Email", "TwilioSms", "Sms", "Instagram", "Tiktok", "TwitterProfile", "Smoke"];
const render = (channel: string, titles: readonly string[], text = "O que deseja?") =>
  renderChoice({ text, choices: titles.map((title, index) => ({ title, value: `v${index}` })) }, `Channel::${channel}`);
const count = (length: number) => Array.from({ length }, (_, index) => `Opção ${index}`);

describe("buttons", () => {
  it.each(BUTTONS)("are shown on %s, with nothing but title and value", (channel) => {
    const extra = choices.map((choice) => ({ ...choice, image: "x" }));
    expect(renderChoice({ text: "O que deseja?", choices: extra }, `Channel::${channel}`)).toEqual({
      content: "O que deseja?",
      contentType: "input_select",
      contentAttributes: { items: choices },
    });
  });

  it("ask without Liquid and keep the titles as they are", () => {
    const rendered = renderChoice({ text: "{{a}}?", choices: [{ title: "{{b}}", value: "b" }] }, "Channel::Api");
    expect(rendered.content).toBe("\u200b{\u200b{a}\u200b}?");
    expect(rendered.contentAttributes).toEqual({ items: [{ title: "{{b}}", value: "b" }] });
  });
});

describe("a numbered list", () => {
  const LIST = "O que deseja?\n\n1. Trocar\n2. Devolver";

  it.each(NO_BUTTONS)("is shown on %s", (channel) => {
    const rendered = renderChoice({ text: "O que deseja?", choices }, `Channel::${channel}`);
    expect(rendered).toEqual({ content: LIST, contentType: "text", contentAttributes: {} });
  });

  it.each<[string, string, readonly string[], string?]>([
    ["more than ten options", "Whatsapp", count(11)],
    ["a button's title over 20 characters", "Whatsapp", ["a".repeat(21), "b"]],
    ["a row's title over 24 characters", "Whatsapp", ["a".repeat(25), "b", "c", "d"]],
    ["a question over 1024 characters", "Whatsapp", ["a", "b"], "x".repeat(1_025)],
    ["more than thirteen options", "FacebookPage", count(14)],
    ["a title over 20 characters", "Line", ["a".repeat(21)]],
    ["two options with one title", "WebWidget", ["Sim", "Sim "]],
    ["an empty title", "Api", ["Sim", " "]],
    ["no question", "Telegram", ["Sim"], ""],
  ])("replaces buttons for %s", (_, channel, titles, text) => {
    expect(render(channel, titles, text)).toMatchObject({ contentType: "text", contentAttributes: {} });
  });

  it("replaces buttons whose value Telegram cannot carry", () => {
    const long = [{ title: "Sim", value: "ã".repeat(33) }];
    expect(renderChoice({ text: "?", choices: long }, "Channel::Telegram").contentType).toBe("text");
    expect(renderChoice({ text: "?", choices: long }, "Channel::Whatsapp").contentType).toBe("input_select");
  });

  it("is not needed at the limits themselves", () => {
    expect(render("Whatsapp", count(10)).contentType).toBe("input_select");
    expect(render("Whatsapp", ["a".repeat(20), "b", "c"]).contentType).toBe("input_select");
    expect(render("Whatsapp", ["a".repeat(24), "b", "c", "d"]).contentType).toBe("input_select");
  });

  it("has no numbers where the titles are numbers, so that an answer means one thing", () => {
    const titles = ["2", "4"];
    expect(render("Sms", titles, "Quantos?").content).toBe("Quantos?\n\n- 2\n- 4");
    const offered = titles.map((title) => ({ title, value: title }));
    expect(readChoice("2", offered)).toEqual(offered[0]);
  });

  it("guards titles against Liquid and HTML", () => {
    expect(render("Instagram", ["{{a}}", "<b>"]).content).toBe("O que deseja?\n\n1. {\u200b{a}\u200b}\n2. <\u200bb>");
  });

  it("is the question alone without options", () => expect(render("Api", []).content).toBe("O que deseja?"));
});
