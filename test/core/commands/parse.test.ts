import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { handlers } from "../../../handlers/index.ts";
import { parseCommand } from "../../../plugin/core/commands/parse.ts";
import { nobodyKnown } from "../../../plugin/core/people.ts";
import { LOCALES } from "../../../plugin/language/locale.ts";
import { somePeople } from "../../helpers/event-context.ts";

const { commands } = handlers;
const parse = (note: string, people = somePeople) => parseCommand(note, { commands, people, locale: "pt-BR" });
const WORDS = commands.flatMap(({ name, aliases }) =>
  [name, ...LOCALES.flatMap((locale) => aliases[locale])].map((word) => ({ name, word })),
);

describe("a command at the beginning of a note", () => {
  it.each([
    "@bot",
    "/bot",
    "@BOT",
    " @bot ",
    "@bot.",
    "@bot, ",
    "@bot!!",
    "**@bot**",
    "_@bot_",
    "@robô",
    "@robo",
    "@rob\u006f\u0302",
    "＠bot",
    "\u200b@bot",
    "\\@bot",
    "@bot\\\n",
    "<p>@bot</p>\n",
    "<div><p><strong>@bot</strong></p></div>",
    '<p><a href="mention://user/7/bot" class="x">@bot</a></p>',
    "[@bot](mention://user/7/bot)",
    "[@Robô](mention://user/7/Rob%C3%B4)",
    "mention://user/7/bot",
    "**[@bot](mention://user/7/bot)**",
  ])("is found in %j", (note) => {
    expect(parse(note)).toMatchObject({ kind: "command", name: "bot", text: "", values: {} });
  });

  it("is read as typed behind what the channel's rendering adds", () => {
    expect(parse("<p>@bot ofere&ccedil;a 10% &amp; frete</p>\n")).toMatchObject({ text: "ofere&ccedil;a 10% & frete" });
    expect(parse("<p>@bot diga<br>oi</p>")).toMatchObject({ text: "diga\noi" });
    expect(parse("@bot\\\nrespeite o prazo")).toMatchObject({ text: "respeite o prazo" });
  });

  it.each([
    "fale com @bot",
    "@botafogo ganhou?",
    "@bot.com",
    "@bot@loja.com",
    "/help/index.html",
    "// comentário",
    "@",
    "/",
    "",
    "[@Bot Silva](mention://user/7/Bot%20Silva) pode ver?",
    "mention://user/7/Bot%20Silva pode ver?",
    "[@help](mention://team/4/help) pode ver?",
    "> @bot",
    "`@bot` devolve a conversa ao robô",
  ])("is not seen in %j", (note) => {
    expect(parse(note).kind).toBe("none");
  });

  it("is somebody's full name where somebody is called so", () => {
    const people = { agents: [{ id: 9, name: "Bot Silva", role: "agent", online: true } as const], teams: [] };
    expect(parse("@Bot Silva pode ver?", people).kind).toBe("none");
    expect(parse("@bot silvia pergunta o preço", people)).toMatchObject({ name: "bot" });
  });

  it("answers in the language of the word, where only one language has it", () => {
    expect(parse("@resumo")).toMatchObject({ name: "summary", locale: "pt-BR" });
    expect(parse("@resumen")).toMatchObject({ name: "summary", locale: "es" });
    expect(parse("@summary")).toMatchObject({ name: "summary", locale: "pt-BR" });
    expect(parse("@summarize")).toMatchObject({ name: "summary", locale: "en" });
  });
});

describe("arguments", () => {
  it.each([
    ["@transfer department:vendas", { department: "vendas" }, ""],
    [
      "@transferir departamento: customer care motivo: quer reembolso",
      { department: "customer care", reason: "quer reembolso" },
      "",
    ],
    [
      '@transferir equipe:"suporte motivo: n2" motivo:urgente',
      { department: "suporte motivo: n2", reason: "urgente" },
      "",
    ],
    ["@transferir vendas motivo:preço", { department: undefined, reason: "preço" }, "vendas"],
    ["@transferir: vendas", {}, "vendas"],
    ["@resumo últimas:20", { last: "20" }, ""],
    ["@resumo ULTIMAS : 20.", { last: "20." }, ""],
    ["@rascunho responda: o prazo é 3 dias", {}, "responda: o prazo é 3 dias"],
    ['@rascunho "peça desculpas"', {}, "peça desculpas"],
    ["@sugerir tom:“bem formal”", { tone: "bem formal" }, ""],
    ["@pausar até 18:00", {}, "até 18:00"],
  ])("of %j", (note, values, text) => {
    expect(parse(note)).toMatchObject({ kind: "command", text });
    expect(parse(note)).toHaveProperty("values", JSON.parse(JSON.stringify(values)));
  });
});

describe("a word that is nearly a command", () => {
  it.each([
    ["@resmo", "resumo"],
    ["@sumary", "summary"],
    ["/ajda", "ajuda"],
    ["@trasferir vendas", "transferir"],
  ])("%j is asked about", (note, guess) => {
    expect(parse(note)).toMatchObject({ kind: "misspelt", guess });
  });

  it.each(["@Bruno pode ver?", "@carla", "@suporte", "@Diego, e aí?"])("%j is a colleague", (note) => {
    expect(parse(note).kind).toBe("none");
  });

  it("is left alone when it is short and nobody knows who works here", () => {
    expect(parse("@bob pode ver?", nobodyKnown).kind).toBe("none");
    expect(parse("@bob pode ver?")).toMatchObject({ kind: "misspelt", guess: "bot" });
  });

  it("is not looked for in somebody picked from the menu", () => {
    expect(parse("[@Resmo](mention://user/7/Resmo) viu?").kind).toBe("none");
  });
});

describe("whatever people type", () => {
  const words = new Map(WORDS.map(({ word, name }) => [word, name]));
  const sigil = fc.constantFrom("@", "/");
  const known = fc.constantFrom(...WORDS);
  const anything = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom(..."@/\\[]()<>*_:\"' \nabotpé&;=".split("")) }),
  );
  const runs = { numRuns: 10_000 };

  it("the parser never throws", () => {
    fc.assert(
      fc.property(anything, (note) => {
        parse(note);
        parse(`@bot ${note}`);
        parse(`@transfer ${note}`);
      }),
      runs,
    );
  });

  it("a command is found whatever follows it, and is never taken for another one", () => {
    fc.assert(
      fc.property(sigil, known, anything, (sign, { name, word }, rest) => {
        expect(parse(`${sign}${word} ${rest}`, nobodyKnown)).toMatchObject({ kind: "command", name });
      }),
      runs,
    );
  });

  it("a note that begins with anything else is no command", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Zà-ú0-9("'>-][^@/]{0,20}$/), known, anything, (start, { word }, rest) => {
        expect(parse(`${start} @${word} ${rest}`).kind).toBe("none");
      }),
      runs,
    );
  });

  it("an invented word is a command only if it is one", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,12}$/), (word) => {
        const typed = parse(`@${word}`);
        expect(typed.kind === "command" ? typed.name : undefined).toBe(words.get(word));
      }),
      runs,
    );
  });
});

it("no word means two commands", () => {
  const owners = new Map<string, Set<string>>();
  for (const { name, word } of WORDS) owners.set(word, (owners.get(word) ?? new Set()).add(name));
  expect([...owners].filter(([, names]) => names.size > 1)).toEqual([]);
});
